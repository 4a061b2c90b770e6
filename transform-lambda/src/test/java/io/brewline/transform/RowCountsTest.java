package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.sale.NameUuid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private static final UUID NAMESPACE = new UUID(0, 0);

    private final RowCounts counts = new RowCounts();

    @Test
    void countsFromOne() {
        UUID key = NameUuid.of(NAMESPACE, "row");
        assertThat(counts.increment(key)).isEqualTo(1);
        assertThat(counts.increment(key)).isEqualTo(2);
        assertThat(counts.increment(NameUuid.of(NAMESPACE, "another"))).isEqualTo(1);
        assertThat(counts.increment(key)).isEqualTo(3);
    }

    @Test
    void countsLikeAMap() {
        Random random = new Random(11);
        Map<UUID, Integer> expected = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            UUID key = NameUuid.of(NAMESPACE, "row " + random.nextInt(120_000));
            assertThat(counts.increment(key)).isEqualTo(expected.merge(key, 1, Integer::sum));
        }
    }

    @Test
    void tellsKeysApartThatLieSideBySide() {
        // All in one segment and at one place of it: only probing tells them apart.
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            keys.add(new UUID(0x0123_4567_89ab_5000L, 0x8000_0000_0000_0000L | i));
        }
        Random random = new Random(12);
        for (int round = 1; round <= 3; round++) {
            Collections.shuffle(keys, random);
            for (UUID key : keys) {
                assertThat(counts.increment(key)).isEqualTo(round);
            }
        }
    }

    @Test
    void tellsTheKeyOfZerosFromAFreeSlot() {
        UUID zeros = new UUID(0, 0);
        assertThat(counts.increment(zeros)).isEqualTo(1);
        assertThat(counts.increment(zeros)).isEqualTo(2);
    }

    @Test
    void needsAtMost32BytesAnEntryOnceItHasGrown() {
        assertThat(counts.bytes()).isZero();
        for (int entries = 1; entries <= 300_000; entries++) {
            counts.increment(NameUuid.of(NAMESPACE, "row " + entries));
            if (entries >= 50_000 && entries % 1_000 == 0) {
                assertThat(counts.bytes() / (double) entries).isLessThanOrEqualTo(32);
            }
        }
    }
}
