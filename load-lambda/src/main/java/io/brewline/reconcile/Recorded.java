package io.brewline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the ledger holds of the landing bucket: a look-up for one run. Not thread-safe. */
final class Recorded {
    /** By how much the event's time may lie before the object's. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Map<String, Set<String>> versionIds = new HashMap<>();
    private final Map<String, List<Unversioned>> unversioned = new HashMap<>();

    private record Unversioned(long size, Instant landedAt) {}

    void add(String key, String versionId, long size, Instant landedAt) {
        if (versionId == null) {
            unversioned.computeIfAbsent(key, any -> new ArrayList<>(1)).add(new Unversioned(size, landedAt));
        } else {
            versionIds.computeIfAbsent(key, any -> new HashSet<>(2)).add(versionId);
        }
    }

    /** Whether the ledger tells what became of that version; without versions, of what was put there then or later. */
    boolean holds(String key, LandedVersion version) {
        if (!version.versionId().equals(LandedVersion.UNVERSIONED)) {
            return versionIds.getOrDefault(key, Set.of()).contains(version.versionId());
        }
        return unversioned.getOrDefault(key, List.of()).stream()
                .anyMatch(row -> row.size() == version.size()
                        && !row.landedAt().isBefore(version.landedAt().minus(SLACK)));
    }
}
