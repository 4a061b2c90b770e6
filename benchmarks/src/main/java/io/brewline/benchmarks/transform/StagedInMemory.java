package io.brewline.benchmarks.transform;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.benchmarks.harness.LineSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what is staged. Not thread-safe. */
public final class StagedInMemory implements Buckets.Staging {
    private final Map<String, List<byte[]>> staged = new TreeMap<>();

    @Override
    public void add(String key, InputStream bytes) throws IOException {
        staged.computeIfAbsent(key, any -> new ArrayList<>()).add(bytes.readAllBytes());
    }

    /** Forgets it all. */
    public void clear() {
        staged.clear();
    }

    /** The objects' pieces by their keys. */
    public Map<String, List<byte[]>> objects() {
        return staged;
    }

    /** The unpacked text of all objects under a prefix. */
    public LineSet.Source unpacked(String prefix) {
        return () -> {
            List<InputStream> packed = new ArrayList<>();
            for (Map.Entry<String, List<byte[]>> object : staged.entrySet()) {
                if (object.getKey().startsWith(prefix)) {
                    object.getValue().forEach(piece -> packed.add(new ByteArrayInputStream(piece)));
                }
            }
            return new ZstdInputStream(new SequenceInputStream(Collections.enumeration(packed)));
        };
    }
}
