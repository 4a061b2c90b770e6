package io.brewline.it.pressure;

import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * S3, but for the first manifest of a load: that one is held back until {@link #release}, as by a warehouse that is busy.
 * Meanwhile the load holds its lock, and messages gather behind it. Thread-safe.
 */
final class HeldManifest {
    private static final String MANIFESTS = "manifests/";

    private final CountDownLatch released = new CountDownLatch(1);

    /** What the functions put with. */
    S3Client over(S3Client s3) {
        return new DelegatingS3Client(s3) {
            @Override
            public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
                if (request.key().startsWith(MANIFESTS)) {
                    await();
                }
                return super.putObject(request, body);
            }
        };
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void release() {
        released.countDown();
    }
}
