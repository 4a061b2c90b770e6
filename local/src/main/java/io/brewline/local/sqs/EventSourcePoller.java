package io.brewline.local.sqs;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Hands a queue's messages to a function, batch by batch, as Lambda's event source mapping for SQS does: what the function
 * is done with is deleted, what failed comes again after its visibility timeout. Delivery is at least once. Each poller has
 * a function instance of its own, as each of Lambda's environments has. Runs from {@link #start} to {@link #close}.
 * Thread-safe.
 */
public final class EventSourcePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourcePoller.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LocalSqs sqs;
    private final EventSourceMapping mapping;
    private final Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> functions;
    private final PollerListener listener;
    private final BatchesInHand inHand = new BatchesInHand();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private EventSourcePoller(
            LocalSqs sqs,
            EventSourceMapping mapping,
            Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> functions,
            PollerListener listener) {
        this.sqs = sqs;
        this.mapping = mapping;
        this.functions = functions;
        this.listener = listener;
    }

    /**
     * Starts the mapping's pollers.
     *
     * @param functions gives an instance of the function, once for each poller, when its first batch has come
     */
    public static EventSourcePoller start(
            LocalSqs sqs,
            EventSourceMapping mapping,
            Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> functions,
            PollerListener listener) {
        EventSourcePoller poller = new EventSourcePoller(sqs, mapping, functions, listener);
        for (int i = 1; i <= mapping.pollers(); i++) {
            Thread thread = new Thread(poller::poll, mapping.function() + "-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return poller;
    }

    /** The queue's name. */
    public String queue() {
        return mapping.queue();
    }

    /** Whether the function has a batch now. */
    public boolean hasBatchInHand() {
        return inHand.any();
    }

    private void poll() {
        BatchGathering gathering = new BatchGathering(sqs.client(), sqs.queueUrl(mapping.queue()), mapping, stopping);
        FunctionCall function = new FunctionCall(sqs, mapping, functions, listener);
        Duration pause = FIRST_PAUSE;
        while (stopping.getCount() > 0) {
            try {
                handOver(gathering, function);
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause = afterFailure(e, pause);
            }
        }
    }

    private void handOver(BatchGathering gathering, FunctionCall function) throws InterruptedException {
        List<Message> first = gathering.first();
        if (first.isEmpty()) {
            return;
        }
        if (!inHand.begin()) {
            function.giveBack(first);
            return;
        }
        try {
            function.handle(gathering.batchFrom(first));
        } finally {
            inHand.end();
        }
        if (stopping.getCount() == 0) {
            function.giveBack(gathering.heldOver());
        }
    }

    private Duration afterFailure(RuntimeException failure, Duration pause) {
        if (stopping.getCount() == 0) {
            // The queues have been stopped too: nobody misses the receive that broke off.
            return pause;
        }
        LOG.warn("{}: its queue cannot be read or written.", mapping.function(), failure);
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /**
     * Stops. Returns when the batches in hand are finished, at the latest after the function's timeout. A poller that
     * waits for messages gives back what still comes and ends by itself.
     */
    @Override
    public void close() {
        stopping.countDown();
        try {
            inHand.close(mapping.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
