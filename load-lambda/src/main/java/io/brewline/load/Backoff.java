package io.brewline.load;

import io.brewline.failure.Transient;
import io.brewline.telemetry.LogKey;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what failed for a moment, after pauses that grow and are never the same for two loaders (<a
 * href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">full jitter</a>).
 */
final class Backoff {
    static final int ATTEMPTS = 5;
    static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** Less than this is too little for a load: what is left is better spent on reporting. */
    private static final Duration SHORTEST_LOAD = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);

    /** Beyond this, pauses grow no more. */
    private static final int LAST_GROWTH = 10;

    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final int attempts;

    Backoff(Sleeper sleeper, RandomGenerator random) {
        this(sleeper, random, ATTEMPTS);
    }

    private Backoff(Sleeper sleeper, RandomGenerator random, int attempts) {
        this.sleeper = sleeper;
        this.random = random;
        this.attempts = attempts;
    }

    /** Gives up only when the time is over. */
    static Backoff whileTimeRemains(Sleeper sleeper, RandomGenerator random) {
        return new Backoff(sleeper, random, Integer.MAX_VALUE);
    }

    /**
     * Runs {@code work} until it succeeds, fails otherwise than for a moment, or has had its chances.
     *
     * @throws Transient the last failure
     */
    void retry(Deadline deadline, Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (Transient e) {
                Duration pause = pause(attempt);
                if (attempt == attempts || deadline.left().compareTo(pause.plus(SHORTEST_LOAD)) < 0) {
                    throw e;
                }
                LOG.atWarn()
                        .addKeyValue(LogKey.ATTEMPT, attempt)
                        .addKeyValue(LogKey.PAUSE_MILLIS, pause.toMillis())
                        .log("{}", e.getMessage());
                sleeper.sleep(pause);
            }
        }
    }

    private Duration pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt - 1, LAST_GROWTH));
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
