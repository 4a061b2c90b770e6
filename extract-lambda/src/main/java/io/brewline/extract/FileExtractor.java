package io.brewline.extract;

import io.brewline.aws.LandingObjects;
import io.brewline.aws.Sha256;
import io.brewline.branchfile.LayoutRecognition;
import io.brewline.branchfile.SourceStream;
import io.brewline.branchfile.UnpackLimits;
import io.brewline.branchfile.Unpacker;
import io.brewline.failure.BadInput;
import io.brewline.message.ExtractedFile;
import io.brewline.message.ExtractedFile.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads an object once, as a stream in constant memory, and says what it is. Thread-safe. */
final class FileExtractor {
    private static final int BUFFER_BYTES = 1 << 16;

    private final LandingObjects landing;
    private final UnpackLimits limits;

    FileExtractor(LandingObjects landing, UnpackLimits limits) {
        this.landing = landing;
        this.limits = limits;
    }

    /**
     * What the object is.
     *
     * @throws BadInput where it is no branch file
     */
    ExtractedFile extract(ObjectCreated created) {
        return landing.read(created.object(), bytes -> scan(created, bytes));
    }

    private ExtractedFile scan(ObjectCreated created, InputStream bytes) throws IOException {
        MessageDigest sha256 = Sha256.start();
        SourceStream source = new SourceStream(
                new DigestInputStream(bytes, sha256), created.object().size());
        ContentScan scan = new ContentScan();
        Compression compression;
        try (Unpacker unpacked = Unpacker.open(source, limits)) {
            compression = unpacked.compression();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                scan.accept(buffer, read);
            }
        }
        source.drain();
        scan.finish();
        LayoutRecognition recognised = scan.recogniseLayout();
        return new ExtractedFile(
                created.object(),
                Sha256.hex(sha256),
                compression,
                scan.charset().name(),
                recognised.layout().title(),
                recognised.columns().byCode(),
                created.landedAt());
    }
}
