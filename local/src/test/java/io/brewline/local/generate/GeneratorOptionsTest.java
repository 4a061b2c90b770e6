package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorOptionsTest {
    private static final GeneratorOptions DEFAULTS = GeneratorOptions.defaults();

    @Test
    void startsOnAMonday() {
        assertThat(DEFAULTS.firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesDirtThatIsNoShare(double dirt) {
        assertThatThrownBy(() -> DEFAULTS.withDirt(dirt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dirt must lie between 0 and 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_000})
    void refusesNumbersOutOfBounds(int number) {
        assertThatThrownBy(() -> DEFAULTS.withBranches(number)).hasMessageContaining("branches");
        assertThatThrownBy(() -> DEFAULTS.withDays(number)).hasMessageContaining("days");
        assertThatThrownBy(() -> DEFAULTS.withOrdersPerDay(number)).hasMessageContaining("ordersPerDay");
    }
}
