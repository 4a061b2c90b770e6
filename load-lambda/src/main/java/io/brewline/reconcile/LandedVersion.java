package io.brewline.reconcile;

import java.time.Instant;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * A version of an object as S3 lists it.
 *
 * @param versionId its id, {@link #UNVERSIONED} in a bucket that never kept versions
 * @param eTag as S3 gives it, with its quotation marks
 * @param size bytes
 * @param landedAt when, by S3's clock; of an upload in parts when it was begun
 * @param isCurrent whether whoever names no version gets this one
 */
record LandedVersion(String versionId, String eTag, long size, Instant landedAt, boolean isCurrent) {
    /** What S3 calls <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html">the version of a bucket without versions</a>. */
    static final String UNVERSIONED = "null";

    static LandedVersion of(ObjectVersion version) {
        return new LandedVersion(
                version.versionId() == null ? UNVERSIONED : version.versionId(),
                version.eTag(),
                version.size(),
                version.lastModified(),
                Boolean.TRUE.equals(version.isLatest()));
    }

    boolean hasBytesOf(LandedVersion other) {
        return size == other.size && eTag != null && eTag.equals(other.eTag);
    }
}
