package io.brewline.local.pipeline;

import io.brewline.aws.Faults;
import io.brewline.local.UserError;
import io.brewline.telemetry.LogKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes what holds personal data once it is old, as the buckets' rules do on AWS: each version of a landed file, and the
 * staged lines, counted from when it was written. At most once a day, and where that fails, again an hour later; not
 * thread-safe.
 */
public final class RawFileExpiry {
    /** For how many days a landed file is kept: as long as on AWS by default. */
    public static final int RAW_FILE_DAYS = 90;

    /** For how many days staged lines are kept, which hold customer ids. */
    static final int STAGED_FILE_DAYS = 21;

    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

    // One page: where S3Mock's lists of versions go on to another, some are in neither.
    private static final int ALL = Integer.MAX_VALUE;
    private static final Logger LOG = LoggerFactory.getLogger(RawFileExpiry.class);

    private final S3Client s3;
    private final Path marker;
    private final Clock clock;
    private Instant nextTry = Instant.MIN;

    /**
     * The expiry of one state folder.
     *
     * @param marker the file that tells the day on which it ran last
     */
    RawFileExpiry(S3Client s3, Path marker, Clock clock) {
        this.s3 = s3;
        this.marker = marker;
        this.clock = clock;
    }

    /** Deletes what is due, unless that was done today, or has failed within the hour. */
    public void runDaily() {
        if (clock.instant().isBefore(nextTry)) {
            return;
        }
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        try {
            if (Files.exists(marker) && Files.readString(marker).equals(today)) {
                return;
            }
            landed(clock.instant().minus(Duration.ofDays(RAW_FILE_DAYS)));
            staged(clock.instant().minus(Duration.ofDays(STAGED_FILE_DAYS)));
            Files.writeString(marker, today);
        } catch (SdkException e) {
            // It is asked for many times a minute, and no file has to wait for it.
            nextTry = clock.instant().plus(AFTER_A_FAILURE);
            LOG.atWarn()
                    .addKeyValue(LogKey.EXCEPTION, Faults.trace(e))
                    .log(
                            "Old landed files could not be deleted ({}).",
                            e.getClass().getSimpleName());
        } catch (IOException e) {
            throw UserError.failed("The file " + marker + " cannot be read or written: check its rights.", e);
        }
    }

    private void landed(Instant before) {
        List<ObjectVersion> due =
                s3.listObjectVersions(request -> request.bucket(Stages.LANDING).maxKeys(ALL)).versions().stream()
                        .filter(version -> version.lastModified().isBefore(before))
                        .toList();
        for (ObjectVersion version : due) {
            s3.deleteObject(
                    request -> request.bucket(Stages.LANDING).key(version.key()).versionId(version.versionId()));
        }
    }

    private void staged(Instant before) {
        List<S3Object> due =
                s3.listObjectsV2(request -> request.bucket(Stages.STAGING).maxKeys(ALL)).contents().stream()
                        .filter(object -> object.lastModified().isBefore(before))
                        .toList();
        for (S3Object object : due) {
            s3.deleteObject(request -> request.bucket(Stages.STAGING).key(object.key()));
        }
    }
}
