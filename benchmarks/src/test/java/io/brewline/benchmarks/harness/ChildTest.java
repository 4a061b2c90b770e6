package io.brewline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChildTest {
    @Test
    void countsTheStartToTheFirstPass() {
        Child child = new Child(5.0, Child.parse("a line of log\npass 2.0 2.5\npass 1.0 3.4\npass 0.5 3.9\n"));
        assertThat(child.coldSeconds()).isEqualTo(3.5);
        assertThat(child.coldCpuSeconds()).isEqualTo(2.5);
        assertThat(child.warmSeconds()).isEqualTo(0.5);
        assertThat(child.warmCpuSeconds()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void countsAllToAnOnlyPass() {
        Child child = new Child(3.0, Child.parse("pass 2.0 2.5\n"));
        assertThat(child.coldSeconds()).isEqualTo(3.0);
        assertThat(child.warmCpuSeconds()).isEqualTo(2.5);
    }

    @Test
    void takesSilenceForAFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> Child.parse("Killed\n"));
    }
}
