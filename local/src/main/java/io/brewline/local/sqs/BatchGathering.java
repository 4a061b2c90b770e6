package io.brewline.local.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Gathers a poller's batches: a receive gives ten messages at most, a batch may have more. Belongs to one thread.
 */
final class BatchGathering {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final SqsClient client;
    private final String queueUrl;
    private final EventSourceMapping mapping;
    private final CountDownLatch stopping;

    /** Received, but too much for the batch that was then gathered. */
    private final Deque<Message> heldOver = new ArrayDeque<>();

    BatchGathering(SqsClient client, String queueUrl, EventSourceMapping mapping, CountDownLatch stopping) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.mapping = mapping;
        this.stopping = stopping;
    }

    /** Waits for a first message, up to SQS's longest wait: none came where the list is empty. */
    List<Message> first() {
        if (heldOver.isEmpty()) {
            return receive(Math.min(mapping.batchSize(), EventSourceMapping.RECEIVE_LIMIT), LocalSqs.LONGEST_WAIT);
        }
        List<Message> held = new ArrayList<>(heldOver);
        heldOver.clear();
        return held;
    }

    /**
     * A batch that begins with {@code first}: as many as come within the window, and fit into a batch and into an event.
     * Gathering ends early when the poller is to stop.
     */
    List<Message> batchFrom(List<Message> first) throws InterruptedException {
        List<Message> batch = new ArrayList<>();
        int bytes = add(first, batch, 0);
        long end = System.nanoTime() + mapping.batchWindow().toNanos();
        while (batch.size() < mapping.batchSize() && heldOver.isEmpty() && stopping.getCount() > 0) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                break;
            }
            bytes = add(more(mapping.batchSize() - batch.size(), left), batch, bytes);
        }
        return batch;
    }

    private int add(List<Message> received, List<Message> batch, int bytesSoFar) {
        int bytes = bytesSoFar;
        for (Message message : received) {
            int size = PayloadSize.of(message);
            boolean fits = batch.isEmpty() || bytes + size <= PayloadSize.LIMIT;
            if (heldOver.isEmpty() && fits && batch.size() < mapping.batchSize()) {
                batch.add(message);
                bytes += size;
            } else {
                heldOver.add(message);
            }
        }
        return bytes;
    }

    private List<Message> more(int room, Duration left) throws InterruptedException {
        int count = Math.min(room, EventSourceMapping.RECEIVE_LIMIT);
        // A receive waits whole seconds: what is left after the last one is looked through in steps.
        List<Message> received = receive(count, Duration.ofSeconds(left.toSeconds()));
        if (received.isEmpty() && left.toSeconds() == 0) {
            long pause = Math.min(left.toNanos(), BETWEEN_LOOKS.toNanos());
            stopping.await(pause, TimeUnit.NANOSECONDS);
        }
        return received;
    }

    private List<Message> receive(int count, Duration wait) {
        return client.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(count)
                        .waitTimeSeconds(Math.toIntExact(Math.min(wait.toSeconds(), LocalSqs.LONGEST_WAIT.toSeconds())))
                        .messageSystemAttributeNamesWithStrings("All")
                        .messageAttributeNames("All"))
                .messages();
    }

    /** What was received and has not come into a batch. */
    List<Message> heldOver() {
        return List.copyOf(heldOver);
    }
}
