package io.brewline.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brewline.benchmarks.coldstart.BillComparison.Cost;
import org.junit.jupiter.api.Test;

class BillComparisonTest {
    private static final double EXACT = 1e-6;

    @Test
    void aFileThatOnlyWaitsCostsByMemory() {
        Cost waiting = new Cost(0, 0, 250);

        assertThat(waiting.gigabyteSeconds(1_024, 1)).isCloseTo(4_000 * 0.1, within(EXACT));
        assertThat(waiting.gigabyteSeconds(512, 1)).isCloseTo(4_000 * 0.05, within(EXACT));
    }

    @Test
    void computingCostsTheSameUpToAWholeProcessorAndMoreAbove() {
        Cost computing = new Cost(10, 10, 1_000_000);
        double waiting = BillComparison.SECONDS_OF_WAITING / 1_024;

        double half = computing.gigabyteSeconds(884, 1) - 884 * waiting;
        double whole = computing.gigabyteSeconds(1_769, 1) - 1_769 * waiting;
        double two = computing.gigabyteSeconds(3_538, 1) - 3_538 * waiting;

        assertThat(half).isCloseTo(whole, within(0.02));
        assertThat(two).isCloseTo(2 * whole, within(EXACT));
    }

    @Test
    void aStartIsSharedByItsFiles() {
        Cost cost = new Cost(3, 1, 1_000_000);

        assertThat(cost.gigabyteSeconds(1_769, 2)).isCloseTo(1_769 / 1_024.0 * (2 + 0.1), within(EXACT));
    }
}
