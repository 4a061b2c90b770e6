package io.brewline.local.sqs;

import java.time.Duration;
import java.util.List;

/**
 * Queues whose functions feed each other, first to last, and whether everything has gone through them.
 *
 * <p>No message can be missed between two queues: a function sends its output before its input is deleted. So once the
 * first queue is seen empty, and after that no batch of it in hand, everything that it will ever give lies in the queues
 * after it; then the same holds for the second queue, and so on. The look must therefore go from first to last, and at
 * each queue to the messages before the batches. Nothing new may be sent to the first queue meanwhile.
 */
public final class QueueChain {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private final LocalSqs sqs;
    private final List<EventSourcePoller> pollers;

    /**
     * A chain.
     *
     * @param pollers of its queues, in the order of the flow
     */
    public QueueChain(LocalSqs sqs, List<EventSourcePoller> pollers) {
        this.sqs = sqs;
        this.pollers = List.copyOf(pollers);
    }

    /**
     * Whether no message is visible, in flight or delayed in any of the queues, and no batch in hand. Dead-letter queues do
     * not count: what lies there has gone through, and failed.
     */
    public boolean isDrained() {
        // First what costs nothing: while a function works there is no need to ask the queues.
        if (pollers.stream().anyMatch(EventSourcePoller::hasBatchInHand)) {
            return false;
        }
        for (EventSourcePoller poller : pollers) {
            if (!sqs.depth(poller.queue()).isEmpty() || poller.hasBatchInHand()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits until it is drained.
     *
     * @return false where it was not within {@code limit}
     */
    public boolean awaitDrained(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!isDrained()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return true;
    }
}
