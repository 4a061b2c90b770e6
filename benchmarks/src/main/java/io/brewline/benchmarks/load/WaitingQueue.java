package io.brewline.benchmarks.load;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.brewline.local.sqs.EventSourceMapping;
import io.brewline.local.sqs.EventSourcePoller;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.PollerListener;
import io.brewline.local.sqs.QueueChain;
import io.brewline.local.sqs.QueueSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The load queue, with messages that wait before any loader comes. Runs until {@link #close}. Not thread-safe. */
final class WaitingQueue implements AutoCloseable {
    /** A deployment's default, and the fewest that Lambda admits. */
    static final int LOADERS = 2;

    private static final String QUEUE = "load-queue";
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int MESSAGES_OF_A_SEND = 10;

    /** Several times what it takes to gather one. */
    private static final Duration WINDOW_OF_A_MESSAGE = Duration.ofMillis(10);

    private final LocalSqs sqs;
    private final EventSourceMapping mapping;
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private WaitingQueue(LocalSqs sqs, int messages) {
        this.sqs = sqs;
        // As deployed, but for the window: a minute there by default. What waits is gathered long before it ends, and a
        // shorter one can only give more batches.
        mapping = new EventSourceMapping(
                QUEUE, "load", LOADERS, 1000, WINDOW_OF_A_MESSAGE.multipliedBy(messages), TIMEOUT);
    }

    static WaitingQueue of(List<String> messages) {
        WaitingQueue queue = new WaitingQueue(
                LocalSqs.start(0, List.of(QUEUE), new QueueSettings(TIMEOUT, Duration.ZERO, 1)), messages.size());
        for (int from = 0; from < messages.size(); from += MESSAGES_OF_A_SEND) {
            queue.send(messages.subList(from, Math.min(messages.size(), from + MESSAGES_OF_A_SEND)));
        }
        return queue;
    }

    private void send(List<String> messages) {
        List<SendMessageBatchRequestEntry> entries = messages.stream()
                .map(body -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(messages.indexOf(body)))
                        .messageBody(body)
                        .build())
                .toList();
        sqs.client()
                .sendMessageBatch(
                        request -> request.queueUrl(sqs.queueUrl(QUEUE)).entries(entries));
    }

    /** Lets the loaders come, and waits until the queue is empty. */
    void drainBy(Supplier<RequestHandler<SQSEvent, SQSBatchResponse>> loaders) throws InterruptedException {
        try (EventSourcePoller poller = EventSourcePoller.start(sqs, mapping, loaders, new Counting())) {
            boolean drained = new QueueChain(sqs, List.of(poller)).awaitDrained(LIMIT);
            if (!drained || failed.get() > 0) {
                throw new IllegalStateException(failed.get() + " messages were not loaded; see the log");
            }
        }
    }

    /** How many batches the loaders were given. */
    int batches() {
        return batches.get();
    }

    private final class Counting implements PollerListener {
        @Override
        public void batchFinished(String queue, int messages, int notLoaded) {
            batches.incrementAndGet();
            failed.addAndGet(notLoaded);
        }
    }

    @Override
    public void close() {
        sqs.close();
    }
}
