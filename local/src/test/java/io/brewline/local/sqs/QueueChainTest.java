package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class QueueChainTest {
    private static final List<String> QUEUES = List.of("first", "second", "third");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<EventSourcePoller> pollers = new ArrayList<>();
    private LocalSqs sqs;

    @BeforeEach
    void start() {
        sqs = LocalSqs.start(0, QUEUES, new QueueSettings(Duration.ofSeconds(1), Duration.ZERO, 2));
    }

    @AfterEach
    void stop() {
        pollers.forEach(EventSourcePoller::close);
        sqs.close();
    }

    private QueueChain chain(RequestHandler<SQSEvent, SQSBatchResponse> first, AtomicInteger arrived) {
        poll("first", first);
        poll("second", passTo("third"));
        poll("third", (event, context) -> {
            arrived.addAndGet(event.getRecords().size());
            return null;
        });
        return new QueueChain(sqs, pollers);
    }

    private void poll(String queue, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        EventSourceMapping mapping = new EventSourceMapping(queue, queue, 2, 10, Duration.ZERO, Duration.ofSeconds(20));
        pollers.add(EventSourcePoller.start(sqs, mapping, () -> function, PollerListener.NONE));
    }

    private RequestHandler<SQSEvent, SQSBatchResponse> passTo(String queue) {
        return (event, context) -> {
            event.getRecords().forEach(message -> send(queue, message.getBody()));
            return null;
        };
    }

    private void send(String queue, String body) {
        sqs.client()
                .sendMessage(request -> request.queueUrl(sqs.queueUrl(queue)).messageBody(body));
    }

    @Test
    void isDrainedWhenNothingCame() {
        assertThat(chain(passTo("second"), new AtomicInteger()).isDrained()).isTrue();
    }

    @Test
    void isDrainedOnlyWhenEverythingHasArrived() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        QueueChain chain = chain(passTo("second"), arrived);
        for (int round = 1; round <= 20; round++) {
            for (int i = 0; i < 5; i++) {
                send("first", "message");
            }
            assertThat(chain.awaitDrained(LIMIT)).isTrue();
            assertThat(arrived).as("after round " + round).hasValue(round * 5);
        }
    }

    @Test
    void isNotDrainedWhileABatchIsInHand() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        QueueChain chain = chain(
                (event, context) -> {
                    begun.countDown();
                    await(mayEnd);
                    return null;
                },
                new AtomicInteger());
        send("first", "message");
        await(begun);

        assertThat(chain.isDrained()).isFalse();
        assertThat(chain.awaitDrained(Duration.ZERO)).isFalse();

        mayEnd.countDown();
        assertThat(chain.awaitDrained(LIMIT)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isDrainedOnceTheLastTryHasFailed() throws Exception {
        QueueChain chain = chain(
                (event, context) -> {
                    throw new IllegalStateException("staged");
                },
                new AtomicInteger());
        send("first", "poison");

        assertThat(chain.awaitDrained(LIMIT)).isTrue();
        Eventually.holds(
                () -> assertThat(sqs.depth(LocalSqs.deadLetterQueue("first"))).isEqualTo(new QueueDepth(1, 0, 0)));
    }

    @Test
    void isNotDrainedByADelayedMessage() {
        QueueChain chain = chain(passTo("second"), new AtomicInteger());
        sqs.client()
                .sendMessage(request -> request.queueUrl(sqs.queueUrl("third"))
                        .messageBody("later")
                        .delaySeconds(900));

        assertThat(chain.isDrained()).isFalse();
    }
}
