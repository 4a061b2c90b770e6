package io.brewline.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** One bucket in memory, as much of S3 as Load and COPY use, and a place to hook into its puts. */
final class FakeS3 implements S3Client {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile Runnable beforePut = () -> {};

    void put(String key, byte[] content) {
        objects.put(key, content);
    }

    void remove(String key) {
        objects.remove(key);
    }

    byte[] content(String key) {
        return objects.get(key);
    }

    Set<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    void clear() {
        objects.clear();
        beforePut = () -> {};
    }

    /** What happens when Load puts a manifest: in the middle of its transaction. */
    void beforePut(Runnable hook) {
        beforePut = hook;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        beforePut.run();
        try (InputStream content = body.contentStreamProvider().newStream()) {
            objects.put(request.key(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectResponse.builder().build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        byte[] content = objects.get(request.key());
        if (content == null) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("NoSuchKey")
                            .errorMessage("The specified key does not exist.")
                            .build())
                    .build();
        }
        try {
            return transformer.transform(
                    GetObjectResponse.builder()
                            .contentLength((long) content.length)
                            .build(),
                    AbortableInputStream.create(new ByteArrayInputStream(content)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
