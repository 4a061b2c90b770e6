package io.brewline.reconcile;

import io.brewline.aws.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The landing bucket, looked at as a whole: page by page, one key at a time in memory. */
final class LandingBucket {
    /** The metadata by which copies of an object onto itself are told; {@code deploy.sh replay} writes the same. */
    static final String REPLAYED_AT = "replayed-at";

    /** The metadata by which the runbook's copies name the version that they are of. */
    private static final String FROM_VERSION = "from-version";

    private static final String TIMES = "sent-again";
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    LandingBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** What became of a copy. */
    enum Copied {
        SENT,
        /** Something newer, or nothing, is there by now. */
        REPLACED
    }

    String name() {
        return bucket;
    }

    String address(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /**
     * Gives each key, with its versions, to {@code keys}, in S3's order.
     *
     * @throws io.brewline.failure.Transient where S3 fails
     */
    void each(Consumer<LandedKey> keys) {
        // A key may hold what XML cannot.
        ListObjectVersionsRequest all = ListObjectVersionsRequest.builder()
                .bucket(bucket)
                .encodingType(EncodingType.URL)
                .build();
        String key = null;
        List<LandedVersion> versions = new ArrayList<>();
        try {
            for (ListObjectVersionsResponse page : s3.listObjectVersionsPaginator(all)) {
                for (ObjectVersion version : page.versions()) {
                    if (!version.key().equals(key)) {
                        give(key, versions, keys);
                        key = version.key();
                        versions = new ArrayList<>();
                    }
                    versions.add(LandedVersion.of(version));
                }
            }
        } catch (SdkException e) {
            throw Faults.of("list the versions in s3://" + bucket, e);
        }
        give(key, versions, keys);
    }

    private static void give(String key, List<LandedVersion> versions, Consumer<LandedKey> keys) {
        // What the S3 console makes of "create folder" is no file.
        if (key != null && !key.endsWith("/")) {
            keys.accept(new LandedKey(key, List.copyOf(versions)));
        }
    }

    /** How often the current version of {@code key} is a copy that was made to send it again. */
    int timesSentAgain(String key) {
        try {
            return times(
                    s3.headObject(request -> request.bucket(bucket).key(key)).metadata());
        } catch (SdkException e) {
            throw Faults.of("look at " + address(key), e);
        }
    }

    /** Whether that version was made by copying the one before it, to send it through again. */
    boolean isReplay(String key, LandedVersion version) {
        return metadata(key, version).containsKey(REPLAYED_AT);
    }

    /** Whether {@code newer} was made by copying {@code version} over what was there by then. */
    boolean isCopy(String key, LandedVersion newer, LandedVersion version) {
        return version.versionId().equals(metadata(key, newer).get(FROM_VERSION));
    }

    private Map<String, String> metadata(String key, LandedVersion version) {
        try {
            return s3.headObject(request -> request.bucket(bucket).key(key).versionId(version.versionId()))
                    .metadata();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Map.of();
            }
            throw Faults.of("look at " + address(key), e);
        } catch (SdkException e) {
            throw Faults.of("look at " + address(key), e);
        }
    }

    /**
     * Copies the current version onto itself, so that S3 announces it with a sequencer of its own, if it is still that
     * one: at both ends the copy names the content, so that nothing newer is replaced by it.
     *
     * @throws io.brewline.failure.Transient where S3 fails
     */
    Copied sendAgain(String key, LandedVersion version, String now) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key).ifMatch(version.eTag()));
            Map<String, String> metadata = new HashMap<>(head.metadata());
            metadata.put(TIMES, Integer.toString(times(metadata) + 1));
            metadata.put(REPLAYED_AT, now);
            s3.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(key)
                    .copySourceIfMatch(version.eTag())
                    .destinationBucket(bucket)
                    .destinationKey(key)
                    .ifMatch(version.eTag())
                    .contentType(head.contentType())
                    .contentEncoding(head.contentEncoding())
                    // S3 copies nothing onto itself that stays as it is.
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(metadata));
            return Copied.SENT;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == PRECONDITION_FAILED) {
                return Copied.REPLACED;
            }
            throw Faults.of("copy " + address(key) + " onto itself", e);
        } catch (SdkException e) {
            throw Faults.of("copy " + address(key) + " onto itself", e);
        }
    }

    private static int times(Map<String, String> metadata) {
        String times = metadata.getOrDefault(TIMES, "0");
        return times.matches("\\d{1,6}") ? Integer.parseInt(times) : 0;
    }
}
