package io.brewline.local.s3;

import io.brewline.message.S3ObjectReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Uploads objects and announces them to a queue, as S3 does when a bucket's notifications are on. What others put into the
 * bucket is announced once {@link #announceAllOf} was called. Thread-safe.
 */
public final class S3EventNotifier {
    private static final int LOCKS = 64;

    private final S3Client s3;
    private final SqsClient sqs;
    private final String queueUrl;
    private final Clock clock;
    private final Sequencers sequencers;
    private final S3EventJson events = new S3EventJson();
    private final Object[] keyLocks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    /**
     * A notifier of one queue. One notifier at a time may write to a bucket, for sequencers to rise.
     *
     * @param queueUrl where events go
     * @param clock when objects land
     */
    public S3EventNotifier(S3Client s3, SqsClient sqs, String queueUrl, Clock clock) {
        this.s3 = s3;
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.clock = clock;
        this.sequencers = new Sequencers(clock);
    }

    /**
     * Puts the file's bytes and announces them. The file is streamed; the call returns once the event is in the queue.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException where S3 or the queue fails; uploading again is safe
     */
    public LandedObject upload(Path file, String bucket, String key) {
        LandedObject landed = put(RequestBody.fromFile(file), bucket, key);
        announce(landed);
        return landed;
    }

    private LandedObject put(RequestBody bytes, String bucket, String key) {
        // The sequencers of one key must rise in the order of its versions.
        synchronized (keyLocks[Math.floorMod(key.hashCode(), LOCKS)]) {
            PutObjectResponse put = s3.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .overrideConfiguration(sent -> sent.putHeader(CreationWatch.TOLD_BY_SENDER, "true")),
                    bytes);
            S3ObjectReference object = new S3ObjectReference(
                    bucket,
                    key,
                    put.versionId(),
                    unquoted(put.eTag()),
                    sequencers.next(),
                    bytes.optionalContentLength().orElseThrow());
            return new LandedObject(object, clock.instant());
        }
    }

    /** Announces an object, perhaps once more: S3 sends its events at least once. */
    public void announce(LandedObject landed) {
        announce(Creation.PUT, landed);
    }

    private void announce(Creation creation, LandedObject landed) {
        String event = events.objectCreated(creation, landed);
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(event));
    }

    /** Announces from now on what anybody puts into {@code bucket} of {@code server}, by put, copy or upload in parts. */
    public void announceAllOf(LocalS3 server, String bucket) {
        server.onObjectCreated((creation, into, key, versionId) -> {
            if (into.equals(bucket)) {
                announce(creation, found(bucket, key, versionId));
            }
        });
    }

    private LandedObject found(String bucket, String key, String versionId) {
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key(key).versionId(versionId));
        S3ObjectReference object = new S3ObjectReference(
                bucket, key, versionId, unquoted(head.eTag()), sequencers.next(), head.contentLength());
        return new LandedObject(object, clock.instant());
    }

    private static String unquoted(String eTag) {
        return eTag.replace("\"", "");
    }
}
