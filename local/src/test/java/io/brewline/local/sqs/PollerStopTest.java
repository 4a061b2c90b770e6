package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PollerStopTest {
    private static final String QUEUE = "queue";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private LocalSqs sqs;

    @BeforeEach
    void start() {
        sqs = LocalSqs.start(0, List.of(QUEUE), QueueSettings.defaults());
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    private EventSourcePoller poll(Duration timeout, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        EventSourceMapping mapping = new EventSourceMapping(QUEUE, "function", 1, 10, Duration.ZERO, timeout);
        return EventSourcePoller.start(sqs, mapping, () -> function, PollerListener.NONE);
    }

    private void send(String body) {
        sqs.client()
                .sendMessage(request -> request.queueUrl(sqs.queueUrl(QUEUE)).messageBody(body));
    }

    private SQSBatchResponse work() {
        begun.countDown();
        await(mayEnd);
        return new SQSBatchResponse(List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void finishesTheBatchInHand() throws Exception {
        EventSourcePoller poller = poll(Duration.ofSeconds(20), (event, context) -> work());
        send("message");
        await(begun);
        assertThat(poller.hasBatchInHand()).isTrue();

        Thread closing = new Thread(poller::close);
        closing.start();
        assertThat(closing.isAlive()).isTrue();
        mayEnd.countDown();
        closing.join();

        assertThat(poller.hasBatchInHand()).isFalse();
        assertThat(sqs.depth(QUEUE).isEmpty()).isTrue();
    }

    @Test
    void doesNotWaitForABatchThatNeverEnds() {
        EventSourcePoller poller = poll(Duration.ofMillis(50), (event, context) -> work());
        send("message");
        await(begun);

        poller.close();

        assertThat(poller.hasBatchInHand()).isTrue();
        mayEnd.countDown();
    }

    @Test
    void givesBackWhatComesAfterwards() throws Exception {
        BlockingQueue<SQSEvent> events = new LinkedBlockingQueue<>();
        EventSourcePoller stopped = poll(Duration.ofSeconds(20), (event, context) -> {
            throw new IllegalStateException("a stopped poller calls no function");
        });
        stopped.close();
        send("message");

        try (EventSourcePoller next = poll(Duration.ofSeconds(20), (event, context) -> {
            events.add(event);
            return null;
        })) {
            assertThat(next.queue()).isEqualTo(QUEUE);
            assertThat(events.poll(20, TimeUnit.SECONDS).getRecords())
                    .extracting(message -> message.getBody())
                    .containsExactly("message");
        }
    }
}
