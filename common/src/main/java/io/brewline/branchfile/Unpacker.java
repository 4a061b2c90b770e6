package io.brewline.branchfile;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.message.ExtractedFile.Compression;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The unpacked bytes of a file, whatever its name says: gzip and Zstandard are told by their first bytes. Reading throws
 * {@link BadInput} where the file unpacks beyond the limits or is damaged. To be closed: Zstandard's reader holds memory
 * outside the heap. Closing leaves the source open. Not thread-safe.
 */
public final class Unpacker extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    // Below this much output a high ratio harms nobody.
    private static final long RATIO_COUNTS_FROM_BYTES = 1 << 20;

    private final Compression compression;
    private final SourceStream source;
    private final UnpackLimits limits;
    private long unpackedBytes;

    private Unpacker(InputStream unpacked, Compression compression, SourceStream source, UnpackLimits limits) {
        super(unpacked);
        this.compression = compression;
        this.source = source;
        this.limits = limits;
    }

    /**
     * Looks at the first bytes and unpacks accordingly.
     *
     * @throws BadInput where it is compressed and damaged from the start
     */
    public static Unpacker open(SourceStream source, UnpackLimits limits) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(source, BUFFER_BYTES);
        packed.mark(4);
        byte[] magic = packed.readNBytes(4);
        packed.reset();
        Compression compression = compressionOf(magic);
        try {
            InputStream unpacked = switch (compression) {
                case GZIP -> new GzipMembers(packed, BUFFER_BYTES);
                case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
                case NONE -> packed;
            };
            return new Unpacker(unpacked, compression, source, limits);
        } catch (IOException e) {
            throw corrupt(compression);
        }
    }

    private static Compression compressionOf(byte[] magic) {
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return Compression.GZIP;
        }
        boolean zstd = magic.length == 4
                && magic[0] == 0x28
                && magic[1] == (byte) 0xb5
                && magic[2] == 0x2f
                && magic[3] == (byte) 0xfd;
        return zstd ? Compression.ZSTD : Compression.NONE;
    }

    public Compression compression() {
        return compression;
    }

    /** Bytes read so far, unpacked. */
    public long unpackedBytes() {
        return unpackedBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (IOException e) {
            // The source's own failures are no IOExceptions (SourceStream), so this one is about the packed bytes.
            throw corrupt(compression);
        }
        if (read > 0) {
            unpackedBytes += read;
            check();
        }
        return read;
    }

    private void check() {
        if (compression != Compression.NONE
                && unpackedBytes > RATIO_COUNTS_FROM_BYTES
                && unpackedBytes / limits.maxRatio() > source.bytes()) {
            throw new BadInput(
                    Reason.DECOMPRESSION_BOMB,
                    source.bytes() + " bytes unpacked to " + unpackedBytes + " and more; the limit is "
                            + limits.maxRatio() + " for one.");
        }
        if (unpackedBytes > limits.maxBytes()) {
            throw new BadInput(
                    Reason.TOO_LARGE, "The file holds more than " + limits.maxBytes() + " bytes once unpacked.");
        }
    }

    private static BadInput corrupt(Compression compression) {
        return new BadInput(Reason.CORRUPT_COMPRESSION, "The " + compression + " data cannot be unpacked to its end.");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long bytes) throws IOException {
        throw new IOException("a file is read from its start to its end");
    }
}
