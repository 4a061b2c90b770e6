package io.brewline.transform;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.brewline.aws.Faults;
import io.brewline.failure.Transient;
import io.brewline.telemetry.LogKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object of the staging bucket in the making, compressed by Zstandard. Its bytes go to S3 while it grows, through
 * multipart upload, but the object appears only by {@link #publish}; until then {@link #discard} leaves nothing. Not
 * thread-safe.
 */
final class StagedPart {
    private static final Logger LOG = LoggerFactory.getLogger(StagedPart.class);

    /** S3 wants 5 MiB at least of each piece but the last. */
    private static final int PIECE_BYTES = 8 << 20;

    // Measured on staged lines: level 1 is faster than level 3 and its output no larger.
    private static final int ZSTD_LEVEL = 1;

    // The compressor is native code: to call it costs as much as to compress a line. It takes blocks of 128 KiB, which
    // these must divide, or a part would end at another row.
    private static final int BLOCK_BYTES = 1 << 16;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> pieces = new ArrayList<>();
    private final Piece piece = new Piece();
    private final OutputStream zstd;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int blockLength;
    private long uploadedBytes;
    private String uploadId;
    private boolean discarded;

    StagedPart(S3Client s3, String bucket, String key) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        try {
            zstd = new ZstdOutputStreamNoFinalizer(piece, ZSTD_LEVEL).setChecksum(true);
        } catch (IOException e) {
            throw new Transient("Could not start to compress " + key + ".", e);
        }
    }

    String key() {
        return key;
    }

    void write(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int taken = Math.min(length - done, BLOCK_BYTES - blockLength);
            System.arraycopy(bytes, done, block, blockLength, taken);
            blockLength += taken;
            done += taken;
            if (blockLength == BLOCK_BYTES) {
                compressBlock();
            }
        }
    }

    private void compressBlock() {
        try {
            zstd.write(block, 0, blockLength);
        } catch (IOException e) {
            throw new Transient("Could not compress " + key + ".", e);
        }
        blockLength = 0;
    }

    /** Bytes so far, compressed; some may still be on their way to the compressor and through it. */
    long compressedBytes() {
        return uploadedBytes + piece.size();
    }

    /** Ends the content. What was begun as a multipart upload holds all of it then. */
    void finish() {
        compressBlock();
        try {
            zstd.close();
        } catch (IOException e) {
            throw new Transient("Could not finish to compress " + key + ".", e);
        }
        if (uploadId != null && piece.size() > 0) {
            uploadPiece();
        }
    }

    /** Makes the object appear. */
    void publish() {
        try {
            if (uploadId == null) {
                s3.putObject(request -> request.bucket(bucket).key(key), piece.body());
            } else {
                s3.completeMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(pieces)));
                uploadId = null;
            }
        } catch (SdkException e) {
            throw Faults.of("publish " + key, e);
        }
    }

    /** Drops all of it that is not published. */
    void discard() {
        discarded = true;
        try {
            zstd.close();
            if (uploadId != null) {
                s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(uploadId));
            }
        } catch (IOException | SdkException e) {
            // Why the file was given up matters more; and what stays is invisible and expires with the bucket's rule.
            LOG.atWarn()
                    .addKeyValue(LogKey.EXCEPTION, Faults.trace(e))
                    .log("The upload of {} could not be aborted.", key);
        }
    }

    private void uploadPiece() {
        try {
            if (uploadId == null) {
                uploadId = s3.createMultipartUpload(
                                request -> request.bucket(bucket).key(key))
                        .uploadId();
            }
            int number = pieces.size() + 1;
            String eTag = s3.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(key)
                                    .uploadId(uploadId)
                                    .partNumber(number),
                            piece.body())
                    .eTag();
            pieces.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
        } catch (SdkException e) {
            throw Faults.of("upload a piece of " + key, e);
        }
        uploadedBytes += piece.size();
        piece.reset();
    }

    /** The bytes that wait to be uploaded. */
    private final class Piece extends ByteArrayOutputStream {
        Piece() {
            super(1 << 14);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (discarded) {
                // The compressor empties its buffers when it is closed.
                return;
            }
            super.write(bytes, offset, length);
            if (count >= PIECE_BYTES) {
                uploadPiece();
            }
        }

        RequestBody body() {
            // No copy: the buffer is not touched before the call is over.
            return RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(buf, 0, count), count, "application/octet-stream");
        }
    }
}
