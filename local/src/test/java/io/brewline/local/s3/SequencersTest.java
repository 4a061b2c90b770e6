package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SequencersTest {
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void haveSixteenHexadecimalDigits() {
        assertThat(new Sequencers(STOPPED).next()).matches("[0-9A-F]{16}");
    }

    @Test
    void riseWhileTheClockStandsStill() {
        Sequencers sequencers = new Sequencers(STOPPED);
        List<String> given =
                IntStream.range(0, 100).mapToObj(i -> sequencers.next()).toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void riseOverARestart() {
        String before = new Sequencers(STOPPED).next();
        Clock later = Clock.offset(STOPPED, Duration.ofMillis(1));

        assertThat(new Sequencers(later).next()).isGreaterThan(before);
    }

    @Test
    void areNeverGivenTwice() {
        Sequencers sequencers = new Sequencers(STOPPED);
        ConcurrentLinkedQueue<String> given = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 10_000).parallel().forEach(i -> given.add(sequencers.next()));

        assertThat(given).doesNotHaveDuplicates();
    }
}
