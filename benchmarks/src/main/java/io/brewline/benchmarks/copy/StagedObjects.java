package io.brewline.benchmarks.copy;

import io.brewline.benchmarks.transform.Buckets;
import io.brewline.benchmarks.transform.StagedInMemory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What COPY reads: the staged parts, and the manifest that lists them. */
final class StagedObjects implements Buckets.Landing {
    static final String MANIFEST = "benchmarks.manifest";

    private final StagedInMemory staged;
    private final List<String> parts;

    StagedObjects(StagedInMemory staged, List<String> parts) {
        this.staged = staged;
        this.parts = parts;
    }

    @Override
    public InputStream open(String key) {
        if (key.equals(MANIFEST)) {
            String entries = parts.stream()
                    .map(part -> "{\"url\":\"s3://staging/" + part + "\",\"mandatory\":true}")
                    .collect(Collectors.joining(","));
            return new ByteArrayInputStream(("{\"entries\":[" + entries + "]}").getBytes(StandardCharsets.UTF_8));
        }
        List<InputStream> pieces = staged.objects().get(key).stream()
                .<InputStream>map(ByteArrayInputStream::new)
                .toList();
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
