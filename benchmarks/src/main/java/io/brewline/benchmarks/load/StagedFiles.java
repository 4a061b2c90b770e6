package io.brewline.benchmarks.load;

import io.brewline.benchmarks.transform.TransformRig;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.InMemoryS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that are staged and wait for Load. Not thread-safe. */
final class StagedFiles {
    private final InMemoryS3 s3 = new InMemoryS3();
    private final TransformRig transform = new TransformRig(s3);
    private final MessageCodec codec = new MessageCodec();

    /** Where they are. */
    InMemoryS3 s3() {
        return s3;
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
