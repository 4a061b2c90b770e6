package io.brewline.benchmarks.load;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.benchmarks.harness.LineSet;
import io.brewline.benchmarks.transform.TransformRig;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.InMemoryS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Files that are staged and wait for Load. Not thread-safe. */
final class StagedFiles {
    private static final String STAGING = "staging";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final TransformRig transform = new TransformRig(s3);
    private final MessageCodec codec = new MessageCodec();

    /** Where they are. */
    InMemoryS3 s3() {
        return s3;
    }

    /** The unpacked text of all order lines. */
    LineSet.Source lines() {
        return () -> new ZstdInputStream(new SequenceInputStream(Collections.enumeration(parts())));
    }

    private List<InputStream> parts() {
        return s3.keys(STAGING).stream()
                .filter(key -> key.startsWith("lines/"))
                .flatMap(key -> s3.bytes(STAGING, key).stream())
                .<InputStream>map(ByteArrayInputStream::new)
                .toList();
    }

    /** How many COPY statements there were whose manifests end so: each reads its own once, whatever becomes of it. */
    long manifestsRead(String suffix) {
        return s3.reads().stream()
                .map(GetObjectRequest::key)
                .filter(key -> key.startsWith("manifests/") && key.endsWith(suffix))
                .count();
    }

    /** Stages the files; gives the messages that Load gets. */
    List<String> stage(List<Path> files) throws IOException {
        List<String> messages = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String key = file.getFileName().toString();
            String version = s3.put(TransformRig.BUCKET, key, bytes);
            messages.add(codec.write(transform.transform(new S3ObjectReference(
                    TransformRig.BUCKET, key, version, null, TransformRig.SEQUENCER, bytes.length))));
        }
        return messages;
    }
}
