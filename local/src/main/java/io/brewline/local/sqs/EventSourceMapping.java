package io.brewline.local.sqs;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a queue's messages reach a function: Lambda's <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">event source mapping</a>.
 *
 * @param queue the queue's name
 * @param function the function's name
 * @param pollers how many batches are at work at once, at least 1 (Lambda's MaximumConcurrency is at least 2)
 * @param batchSize the most messages of a batch, 1 to 10,000; more than 10 need a window
 * @param batchWindow how long a batch that is not full waits for more after its first message, up to 5 min
 * @param timeout what the function may take; its remaining time counts down from it, but nothing stops it
 * @param retryAfter when a message that failed is shown again, whole seconds; empty leaves it to the queue's visibility
 *     timeout, as Lambda does. On one machine that is long, for the sake of large files, and somebody waits
 */
public record EventSourceMapping(
        String queue,
        String function,
        int pollers,
        int batchSize,
        Duration batchWindow,
        Duration timeout,
        Optional<Duration> retryAfter) {
    private static final int MOST_MESSAGES = 10_000;

    /** The most that one receive gives (SQS's own limit). */
    static final int RECEIVE_LIMIT = 10;

    public EventSourceMapping {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(function, "function");
        require(pollers >= 1, "a queue needs a poller");
        require(batchSize >= 1 && batchSize <= MOST_MESSAGES, "a batch has 1 to 10,000 messages");
        require(!batchWindow.isNegative() && batchWindow.toMinutes() <= 5, "a window is 0 s to 5 min");
        require(batchSize <= RECEIVE_LIMIT || !batchWindow.isZero(), "more than 10 messages need a batch window");
        require(!timeout.isNegative() && !timeout.isZero(), "a function needs time");
        require(retryAfter.stream().noneMatch(Duration::isNegative), "a retry comes after its failure");
    }

    /** A mapping that leaves what failed to the queue's visibility timeout. */
    public EventSourceMapping(
            String queue, String function, int pollers, int batchSize, Duration batchWindow, Duration timeout) {
        this(queue, function, pollers, batchSize, batchWindow, timeout, Optional.empty());
    }

    /** The same mapping, which shows what failed again after {@code wait}. */
    public EventSourceMapping retryingAfter(Duration wait) {
        return new EventSourceMapping(queue, function, pollers, batchSize, batchWindow, timeout, Optional.of(wait));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
