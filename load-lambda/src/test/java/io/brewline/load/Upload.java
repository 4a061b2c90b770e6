package io.brewline.load;

import io.brewline.message.FileRefused;
import io.brewline.message.S3ObjectReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One version of one branch file in a test.
 *
 * @param key its name
 * @param sequence which version
 * @param sales its orders
 * @param rejected how many of its rows were no sales
 */
record Upload(String key, int sequence, List<Sale> sales, int rejected) {
    static final Instant MIDNIGHT = Instant.parse("2026-09-28T00:00:00Z");

    S3ObjectReference object() {
        return new S3ObjectReference(
                "landing", key, "version" + sequence, "etag", Integer.toHexString(0xA0 + sequence), 1000);
    }

    String fileId() {
        return object().fileId().toString();
    }

    String sequencer() {
        return object().sequencer();
    }

    Instant landedAt() {
        return MIDNIGHT.plusSeconds(sequence);
    }

    Set<LocalDate> days() {
        return sales.stream().map(Sale::day).collect(Collectors.toSet());
    }

    int lineCount() {
        return sales.stream().mapToInt(sale -> sale.lines().size()).sum();
    }

    FileRefused refused() {
        return new FileRefused(
                object(),
                FileRefused.Stage.TRANSFORM,
                "too_many_rejects",
                "9 of 10 rows.",
                10,
                new TreeMap<>(java.util.Map.of("total_mismatch", 9L)),
                landedAt());
    }
}
