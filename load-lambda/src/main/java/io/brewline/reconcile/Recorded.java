package io.brewline.reconcile;

import io.brewline.load.LedgerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the ledger holds of the landing bucket: a look-up for one run. Not thread-safe. */
final class Recorded {
    /** By how much the event's time may lie before the object's. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Map<String, Map<String, Outcome>> versions = new HashMap<>();
    private final Map<String, List<Unversioned>> unversioned = new HashMap<>();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    /** What became of a version; in the ledger, the names in lower case. */
    enum Outcome {
        ACCEPTED,
        REFUSED;

        static Outcome of(String status) {
            return valueOf(status.toUpperCase(Locale.ROOT));
        }
    }

    private record Unversioned(long size, Instant landedAt, Outcome outcome) {}

    void add(String key, String versionId, long size, Instant landedAt, Outcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
        if (versionId == null) {
            unversioned.computeIfAbsent(key, any -> new ArrayList<>(1)).add(new Unversioned(size, landedAt, outcome));
        } else {
            versions.computeIfAbsent(key, any -> new HashMap<>(2)).put(versionId, outcome);
        }
    }

    /** How many versions became that. */
    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Whether the ledger tells what became of that version; without versions, of what was put there then or later. */
    boolean holds(String key, LandedVersion version) {
        return outcomes(key, version).findAny().isPresent();
    }

    /** Whether the ledger tells that it was accepted. */
    boolean holdsAsAccepted(String key, LandedVersion version) {
        return outcomes(key, version).anyMatch(Outcome.ACCEPTED::equals);
    }

    private Stream<Outcome> outcomes(String key, LandedVersion version) {
        String stored = LedgerKey.of(key);
        if (!version.versionId().equals(LandedVersion.UNVERSIONED)) {
            return Stream.ofNullable(versions.getOrDefault(stored, Map.of()).get(version.versionId()));
        }
        return unversioned.getOrDefault(stored, List.of()).stream()
                .filter(row -> row.size() == version.size()
                        && !row.landedAt().isBefore(version.landedAt().minus(SLACK)))
                .map(Unversioned::outcome);
    }
}
