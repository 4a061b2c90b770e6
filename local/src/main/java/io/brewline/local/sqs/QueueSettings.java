package io.brewline.local.sqs;

import java.time.Duration;

/**
 * What holds for every queue; whole seconds, as in SQS.
 *
 * @param visibilityTimeout how long a message that was received is hidden before it comes again, 0 s to 12 h
 * @param delay how long a message that was sent is hidden before it comes first, 0 s to 15 min
 * @param maxReceiveCount how often a message is received before it goes to the dead-letter queue instead, at least 1
 */
public record QueueSettings(Duration visibilityTimeout, Duration delay, int maxReceiveCount) {
    public QueueSettings {
        requireBetweenZeroAnd(Duration.ofHours(12), visibilityTimeout);
        requireBetweenZeroAnd(Duration.ofMinutes(15), delay);
        if (maxReceiveCount < 1) {
            throw new IllegalArgumentException("maxReceiveCount is at least 1: " + maxReceiveCount);
        }
    }

    /** Hidden for 30 s when received, at once there when sent, five tries. */
    public static QueueSettings defaults() {
        return new QueueSettings(Duration.ofSeconds(30), Duration.ZERO, 5);
    }

    private static void requireBetweenZeroAnd(Duration most, Duration value) {
        if (value.isNegative() || value.compareTo(most) > 0 || !value.equals(Duration.ofSeconds(value.toSeconds()))) {
            throw new IllegalArgumentException("whole seconds up to " + most + " are allowed: " + value);
        }
    }
}
