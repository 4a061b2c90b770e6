package io.brewline.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.aws.StagingKeys;
import io.brewline.testing.InMemoryS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Looks into the staging bucket of a test. */
final class Staging {
    static final String BUCKET = "staging";

    private Staging() {}

    /** All staged lines, over their parts. */
    static List<String> lines(InMemoryS3 s3) {
        return text(s3, StagingKeys.Content.LINES).lines().toList();
    }

    /** All staged rejects, over their parts. */
    static List<String> rejects(InMemoryS3 s3) {
        return text(s3, StagingKeys.Content.REJECTS).lines().toList();
    }

    static String text(InMemoryS3 s3, StagingKeys.Content content) {
        String folder = content == StagingKeys.Content.LINES ? "lines/" : "rejects/";
        return s3.keys(BUCKET).stream()
                .filter(key -> key.startsWith(folder))
                .map(key -> unpacked(s3.bytes(BUCKET, key).orElseThrow()))
                .collect(Collectors.joining());
    }

    static String unpacked(byte[] zstd) {
        try (InputStream unpacked = new ZstdInputStream(new ByteArrayInputStream(zstd))) {
            return new String(unpacked.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
