package io.brewline.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brewline.branchfile.Layout;
import io.brewline.message.ExtractedFile;
import io.brewline.message.ExtractedFile.Compression;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.InMemoryS3;
import java.time.Instant;
import java.util.TreeMap;

/** Files of the supercafe layout in the landing bucket, and what Extract says of them. */
final class Landed {
    /** When each landed. */
    static final Instant AT = Instant.parse("2026-03-02T18:30:00Z");

    private Landed() {}

    /** Puts the text there. */
    static ExtractedFile file(InMemoryS3 s3, String key, String text) {
        return extracted(put(s3, key, text), Compression.NONE);
    }

    static S3ObjectReference put(InMemoryS3 s3, String key, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return object(key, s3.put(Configured.LANDING, key, bytes), bytes.length);
    }

    static S3ObjectReference object(String key, String versionId, long size) {
        return new S3ObjectReference(Configured.LANDING, key, versionId, null, "00AB", size);
    }

    static ExtractedFile extracted(S3ObjectReference object, Compression compression) {
        return new ExtractedFile(
                object,
                "ab".repeat(32),
                compression,
                "UTF-8",
                "supercafe",
                new TreeMap<>(Layout.SUPERCAFE.withoutHeader().byCode()),
                AT);
    }
}
