package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Transient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final Backoff backoff = new Backoff(pauses::add, new Random(7));
    private final AtomicInteger tries = new AtomicInteger();
    private final Deadline plenty = new Deadline(() -> 600_000);

    @Test
    void triesUntilItSucceeds() {
        backoff.retry(plenty, () -> failTimes(2));
        assertThat(tries).hasValue(3);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void givesUpAfterSomeTries() {
        assertThatThrownBy(() -> backoff.retry(plenty, () -> failTimes(99))).isInstanceOf(Transient.class);
        assertThat(tries).hasValue(Backoff.ATTEMPTS);
    }

    @Test
    void pausesForUpToTwiceAsLongEachTimeAndNeverTheSame() {
        assertThatThrownBy(() -> backoff.retry(plenty, () -> failTimes(99))).isInstanceOf(Transient.class);
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Backoff.FIRST_PAUSE.multipliedBy(1L << i));
        }
        assertThat(pauses).doesNotHaveDuplicates();
    }

    @Test
    void neverPausesPastTheDeadline() {
        Deadline near = new Deadline(() -> Deadline.RESERVE.toMillis() + 1_000);
        assertThatThrownBy(() -> backoff.retry(near, () -> failTimes(99))).isInstanceOf(Transient.class);
        assertThat(tries).hasValue(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void doesNotRepeatWhatFailsForGood() {
        assertThatThrownBy(() -> backoff.retry(plenty, () -> {
                    tries.incrementAndGet();
                    throw new NotLoadable("It cannot be loaded.");
                }))
                .isInstanceOf(NotLoadable.class);
        assertThat(tries).hasValue(1);
    }

    private void failTimes(int count) {
        if (tries.incrementAndGet() <= count) {
            throw new Transient("Not now.", null);
        }
    }
}
