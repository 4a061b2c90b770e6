package io.brewline.aws;

import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.failure.Transient;
import io.brewline.message.S3ObjectReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads objects of the landing bucket. A read names the version, or the ETag in a bucket without versions, so what was
 * announced is what is read, or nothing.
 */
public final class LandingObjects {
    /** 1 GiB: seconds of a function, which has two minutes. */
    static final long MOST_DRAINED = 1L << 30;

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final S3Client s3;

    public LandingObjects(S3Client s3) {
        this.s3 = s3;
    }

    /** What is done with an object's bytes. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    /**
     * Gives the object's bytes, as a stream, to {@code reading}. Where that finds them bad, the rest is read first: only at
     * the end does the SDK compare the checksum, and bytes that were damaged on their way say nothing about the file. Of an
     * object of more than {@link #MOST_DRAINED} bytes the rest is not read: the time of a function may not suffice.
     *
     * @throws BadInput with {@link Reason#VANISHED} where that version is there no longer
     * @throws io.brewline.failure.Transient where S3 fails, or the bytes are not those that S3 has
     */
    public <T> T read(S3ObjectReference object, Reading<T> reading) {
        ResponseInputStream<GetObjectResponse> bytes = open(object);
        boolean whole = false;
        try {
            T result = readWhole(object, bytes, reading);
            bytes.close();
            whole = true;
            return result;
        } catch (IOException e) {
            throw new Transient("Could not read " + describe(object) + ".", e);
        } finally {
            if (!whole) {
                // Closing would first read the rest of an object that nobody wants any more.
                bytes.abort();
            }
        }
    }

    private static <T> T readWhole(S3ObjectReference object, InputStream bytes, Reading<T> reading) throws IOException {
        try {
            return reading.read(bytes);
        } catch (BadInput e) {
            // What is too large is so by its size, whatever became of its bytes.
            if (e.reason() != Reason.TOO_LARGE && object.size() <= MOST_DRAINED) {
                drain(object, bytes);
            }
            throw e;
        }
    }

    private static void drain(S3ObjectReference object, InputStream bytes) throws IOException {
        try {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (SdkException e) {
            throw Faults.of("read " + describe(object), e);
        }
    }

    private ResponseInputStream<GetObjectResponse> open(S3ObjectReference object) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(object.bucket()).key(object.key());
        if (object.versionId() != null) {
            request.versionId(object.versionId());
        } else if (object.eTag() != null) {
            request.ifMatch(object.eTag());
        }
        try {
            return s3.getObject(request.build());
        } catch (NoSuchBucketException e) {
            throw Faults.of("read " + describe(object), e);
        } catch (S3Exception e) {
            // 405 is S3's answer for a version that is a delete marker.
            int status = e.statusCode();
            if (status == NOT_FOUND || status == PRECONDITION_FAILED || status == METHOD_NOT_ALLOWED) {
                throw vanished();
            }
            throw Faults.of("read " + describe(object), e);
        } catch (SdkException e) {
            throw Faults.of("read " + describe(object), e);
        }
    }

    /** An object's address, for people: on one line, whatever its key holds. */
    public static String describe(S3ObjectReference object) {
        return Printable.line("s3://" + object.bucket() + "/" + object.key());
    }

    private static BadInput vanished() {
        return new BadInput(
                Reason.VANISHED, "That version of the object was deleted or replaced before it could be read.");
    }
}
