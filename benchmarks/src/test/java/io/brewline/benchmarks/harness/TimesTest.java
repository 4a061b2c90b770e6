package io.brewline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void takesTheMiddleOneWhateverTheOrder() {
        assertThat(Times.median(List.of(9.0, 1.0, 3.0))).isEqualTo(3.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Times.median(List.of(4.0, 1.0, 100.0, 2.0))).isEqualTo(3.0);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.median(List.of()));
    }

    @Test
    void keepsWallAndCpuApart() {
        Times times = new Times();
        times.add(2, 5);
        times.add(4, 7);
        assertThat(times.wall()).isEqualTo(3);
        assertThat(times.cpu()).isEqualTo(6);
    }
}
