package io.brewline.benchmarks.transform;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.benchmarks.harness.LineSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final Map<String, List<byte[]>> staged = new TreeMap<>();

    /** Where the objects to read come from. */
    @FunctionalInterface
    public interface Landing {
        InputStream open(String key) throws IOException;
    }

    /** What becomes of what is written. */
    public enum Staging {
        KEPT,
        /** Read to its end, as a client would, and let go: for measuring the function's memory. */
        DROPPED
    }

    public Buckets(Landing landing, Staging staging) {
        this.landing = landing;
        this.staging = staging;
    }

    /** Forgets what was written. */
    public void clear() {
        staged.clear();
    }

    /** The unpacked text of all that was written under a prefix. */
    public LineSet.Source unpacked(String prefix) {
        return () -> {
            List<InputStream> packed = new ArrayList<>();
            for (Map.Entry<String, List<byte[]>> object : staged.entrySet()) {
                if (object.getKey().startsWith(prefix)) {
                    object.getValue().forEach(piece -> packed.add(new ByteArrayInputStream(piece)));
                }
            }
            return new ZstdInputStream(new SequenceInputStream(Collections.enumeration(packed)));
        };
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
            if (staging == Staging.KEPT) {
                staged.computeIfAbsent(key, any -> new ArrayList<>()).add(bytes.readAllBytes());
            } else {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
