package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.sale.NameUuid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenOrdersTest {
    private static final UUID NAMESPACE = new UUID(0, 0);

    private final SeenOrders seen = new SeenOrders();

    @Test
    void countsEqualOrdersOfDifferentRows() {
        assertThat(seen.add(order(1), 11)).isEqualTo(1);
        assertThat(seen.add(order(1), 12)).isEqualTo(2);
        assertThat(seen.add(order(2), 13)).isEqualTo(1);
        assertThat(seen.add(order(1), 14)).isEqualTo(3);
    }

    @Test
    void tellsARowThatWasThereBefore() {
        seen.add(order(1), 11);
        assertThat(seen.add(order(1), 11)).isEqualTo(SeenOrders.DUPLICATE);
        seen.add(order(1), 12);
        assertThat(seen.add(order(1), 12)).isEqualTo(SeenOrders.DUPLICATE);
        assertThat(seen.add(order(1), 11)).isEqualTo(SeenOrders.DUPLICATE);
        assertThat(seen.add(order(1), 13)).isEqualTo(3);
    }

    @Test
    void countsLikeAMap() {
        Random random = new Random(11);
        Map<UUID, Set<Long>> rowsOfOrder = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            UUID order = order(random.nextInt(120_000));
            long row = row(random.nextInt(4));
            Set<Long> rows = rowsOfOrder.computeIfAbsent(order, any -> new HashSet<>());
            int expected = rows.add(row) ? rows.size() : SeenOrders.DUPLICATE;
            assertThat(seen.add(order, row)).isEqualTo(expected);
        }
    }

    @Test
    void countsAFileOfEqualOrders() {
        for (int i = 1; i <= 100_000; i++) {
            assertThat(seen.add(order(1), row(i))).isEqualTo(i);
        }
    }

    @Test
    void tellsOrdersApartThatLieSideBySide() {
        // All in one segment and at one place of it: only probing tells them apart.
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            orders.add(new UUID(0x0123_4567_89ab_5000L, 0x8000_0000_0000_0000L | i));
        }
        Random random = new Random(12);
        for (int round = 1; round <= 3; round++) {
            Collections.shuffle(orders, random);
            for (UUID order : orders) {
                assertThat(seen.add(order, row(round))).isEqualTo(round);
            }
        }
    }

    @Test
    void tellsZerosFromAFreeEntry() {
        UUID zeros = new UUID(0, 0);
        assertThat(seen.add(zeros, 0)).isEqualTo(1);
        assertThat(seen.add(zeros, 0)).isEqualTo(SeenOrders.DUPLICATE);
        assertThat(seen.add(zeros, 1)).isEqualTo(2);
    }

    @Test
    void needsAtMost48BytesAnEntryOnceItHasGrown() {
        assertThat(seen.bytes()).isZero();
        for (int entries = 1; entries <= 300_000; entries++) {
            seen.add(order(entries), row(entries));
            if (entries >= 50_000 && entries % 1_000 == 0) {
                assertThat(seen.bytes() / (double) entries).isLessThanOrEqualTo(48);
            }
        }
    }

    private static UUID order(int number) {
        return NameUuid.of(NAMESPACE, "order " + number);
    }

    private static long row(int number) {
        return NameUuid.of(NAMESPACE, "row " + number).getLeastSignificantBits();
    }
}
