package io.brewline.load;

import io.brewline.message.FileRefused;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is bound to {@code 03-batch-version.sql}: a version as the ledger will hold it. Times are UTC. */
final class LedgerRow {
    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";

    private LedgerRow() {}

    /**
     * The binds of one version, in the order of the file.
     *
     * @param place its number in the batch
     */
    static Object[] of(int place, FileVersion version) {
        if (version.message() instanceof TransformedFile file) {
            return accepted(place, version, file);
        }
        return refused(place, version, (FileRefused) version.message());
    }

    private static Object[] accepted(int place, FileVersion version, TransformedFile file) {
        S3ObjectReference object = file.object();
        TransformedFile.Counts counts = file.counts();
        return new Object[] {
            place,
            version.id().fileId().toString(),
            object.sequencer(),
            object.bucket(),
            LedgerKey.of(object.key()),
            object.versionId(),
            object.size(),
            ACCEPTED,
            null,
            null,
            file.contentSha256(),
            file.stagedSha256(),
            file.layout(),
            counts.rows(),
            counts.rejected(),
            counts.duplicates(),
            counts.orders(),
            counts.lines(),
            counts.days(),
            file.firstOrder(),
            file.lastOrder(),
            utc(file.landedAt()),
            utc(file.extractedAt()),
            utc(version.sentAt()),
            null,
            keyVersions(file)
        };
    }

    private static Object[] refused(int place, FileVersion version, FileRefused refusal) {
        S3ObjectReference object = refusal.object();
        long rejected = refusal.rejectedByReason().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Object[] {
            place,
            version.id().fileId().toString(),
            object.sequencer(),
            object.bucket(),
            LedgerKey.of(object.key()),
            object.versionId(),
            object.size(),
            REFUSED,
            refusal.stage().name().toLowerCase(Locale.ROOT),
            refusal.reason(),
            null,
            null,
            null,
            refusal.rows(),
            rejected,
            0L,
            0L,
            0L,
            0,
            null,
            null,
            utc(refusal.landedAt()),
            null,
            null,
            utc(version.sentAt()),
            null
        };
    }

    /** As {@code 1,2}, or null where none are known. */
    private static String keyVersions(TransformedFile file) {
        return file.customerKeyVersions().isEmpty()
                ? null
                : file.customerKeyVersions().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** As a TIMESTAMP; null where there is none. */
    static LocalDateTime utc(Instant instant) {
        return instant == null
                ? null
                // The finest that a TIMESTAMP holds.
                : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
