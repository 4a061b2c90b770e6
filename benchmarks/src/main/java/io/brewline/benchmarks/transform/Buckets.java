package io.brewline.benchmarks.transform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * S3 that costs nearly nothing: it hands out what it is given and takes what is written, with no checksum, so that what
 * is measured is the function. Not thread-safe.
 */
public final class Buckets implements S3Client {
    private final Landing landing;
    private final Staging staging;

    /** Where the objects to read come from. */
    @FunctionalInterface
    public interface Landing {
        InputStream open(String key) throws IOException;
    }

    /** Takes what is written, an object's pieces one after another. */
    @FunctionalInterface
    public interface Staging {
        void add(String key, InputStream bytes) throws IOException;

        /** Reads it to its end, as a client would, and lets it go. */
        static void drop(String key, InputStream bytes) throws IOException {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    public Buckets(Landing landing, Staging staging) {
        this.landing = landing;
        this.staging = staging;
    }

    @Override
    public <R> R getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> into) {
        try {
            return into.transform(
                    GetObjectResponse.builder().build(), AbortableInputStream.create(landing.open(request.key())));
        } catch (Exception e) {
            throw new IllegalStateException("the object could not be read: " + request.key(), e);
        }
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        take(request.key(), body);
        return PutObjectResponse.builder().build();
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        return CreateMultipartUploadResponse.builder().uploadId("upload").build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        take(request.key(), body);
        return UploadPartResponse.builder().eTag("piece").build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        return CompleteMultipartUploadResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private void take(String key, RequestBody body) {
        try (InputStream bytes = body.contentStreamProvider().newStream()) {
            staging.add(key, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
