package io.brewline.redshift.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a failing object apart from a failing sink: whatever goes wrong while reading is a {@link SourceFailure}. */
final class UnpackedStream extends FilterInputStream {
    private final S3Address address;

    UnpackedStream(InputStream in, S3Address address) {
        super(in);
        this.address = address;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | SdkException e) {
            throw failure(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException | SdkException e) {
            throw failure(e);
        }
    }

    private SourceFailure failure(Exception cause) {
        return new SourceFailure("Cannot read or unpack " + address + ": " + cause.getMessage(), cause);
    }
}
