package io.brewline.redshift;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets in memory: as much of S3 as COPY uses. */
final class FakeS3 implements S3Client {
    private final Map<String, Supplier<InputStream>> objects = new ConcurrentSkipListMap<>();

    void put(String bucket, String key, byte[] content) {
        objects.put(bucket + "/" + key, () -> new ByteArrayInputStream(content));
    }

    /** An object that can be read once. */
    void put(String bucket, String key, InputStream content) {
        objects.put(bucket + "/" + key, () -> content);
    }

    void put(String bucket, String key, String content) {
        put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        Supplier<InputStream> content = objects.get(request.bucket() + "/" + request.key());
        if (content == null) {
            throw missing();
        }
        try {
            return transformer.transform(
                    GetObjectResponse.builder().build(), AbortableInputStream.create(content.get()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        String prefix = request.bucket() + "/" + request.prefix();
        return ListObjectsV2Response.builder()
                .contents(objects.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> S3Object.builder()
                                .key(name.substring(request.bucket().length() + 1))
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    private static NoSuchKeyException missing() {
        return NoSuchKeyException.builder()
                .statusCode(404)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("NoSuchKey")
                        .errorMessage("The specified key does not exist.")
                        .build())
                .build();
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
