package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PollerFailureTest {
    private static final String QUEUE = "queue";
    private static final EventSourceMapping MAPPING =
            new EventSourceMapping(QUEUE, "function", 1, 10, Duration.ZERO, Duration.ofSeconds(20));

    private final BlockingQueue<SQSEvent> events = new LinkedBlockingQueue<>();
    private PollerListener listener = PollerListener.NONE;
    private LocalSqs sqs;
    private EventSourcePoller poller;

    @BeforeEach
    void start() {
        sqs = LocalSqs.start(0, List.of(QUEUE), new QueueSettings(Duration.ofSeconds(1), Duration.ZERO, 2));
    }

    @AfterEach
    void stop() {
        poller.close();
        sqs.close();
    }

    private void poll(RequestHandler<SQSEvent, SQSBatchResponse> function) {
        poller = EventSourcePoller.start(sqs, MAPPING, () -> function, listener);
    }

    private void send(String... bodies) {
        for (String body : bodies) {
            sqs.client()
                    .sendMessage(
                            request -> request.queueUrl(sqs.queueUrl(QUEUE)).messageBody(body));
        }
    }

    private SQSEvent nextEvent() throws InterruptedException {
        SQSEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    private static List<String> bodies(SQSEvent event) {
        return event.getRecords().stream().map(SQSMessage::getBody).toList();
    }

    @Test
    void bringsBackOnlyWhatFailed() throws Exception {
        send("good", "bad", "fine");
        poll((event, context) -> {
            events.add(event);
            return new SQSBatchResponse(event.getRecords().stream()
                    .filter(message -> message.getBody().equals("bad"))
                    .filter(message -> message.getAttributes()
                            .get("ApproximateReceiveCount")
                            .equals("1"))
                    .map(message -> new BatchItemFailure(message.getMessageId()))
                    .toList());
        });

        assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("good", "bad", "fine");
        assertThat(bodies(nextEvent())).containsExactly("bad");
        Eventually.isTrue("the queue is empty", () -> sqs.depth(QUEUE).isEmpty());
    }

    @Test
    void bringsBackTheWholeBatchWhenTheFunctionThrows() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        send("1", "2");
        poll((event, context) -> {
            events.add(event);
            if (calls.incrementAndGet() == 1) {
                throw new StackOverflowError("staged");
            }
            return null;
        });

        assertThat(nextEvent().getRecords()).hasSize(2);
        List<String> again = new ArrayList<>();
        while (again.size() < 2) {
            again.addAll(bodies(nextEvent()));
        }
        assertThat(again).containsExactlyInAnyOrder("1", "2");
        Eventually.isTrue("the queue is empty", () -> sqs.depth(QUEUE).isEmpty());
    }

    @Test
    void leavesWhatFailsTooOftenToTheDeadLetterQueue() throws Exception {
        List<Integer> failures = Collections.synchronizedList(new ArrayList<>());
        send("poison");
        listener = new PollerListener() {
            @Override
            public void messageFailed(String from, String messageId, int receiveCount) {
                failures.add(receiveCount);
            }
        };
        poll((event, context) -> {
            throw new IllegalStateException("staged");
        });

        Eventually.holds(
                () -> assertThat(sqs.depth(LocalSqs.deadLetterQueue(QUEUE))).isEqualTo(new QueueDepth(1, 0, 0)));
        assertThat(failures).containsExactly(1, 2);
        assertThat(sqs.depth(QUEUE).isEmpty()).isTrue();
    }

    @Test
    void bringsBackWhatFailedSoonerWhenAsked() throws Exception {
        try (LocalSqs patient = LocalSqs.start(0, List.of(QUEUE), QueueSettings.defaults())) {
            AtomicInteger calls = new AtomicInteger();
            poller = EventSourcePoller.start(
                    patient,
                    MAPPING.retryingAfter(Duration.ZERO),
                    () -> (event, context) -> {
                        events.add(event);
                        if (calls.incrementAndGet() == 1) {
                            throw new IllegalStateException("staged");
                        }
                        return null;
                    },
                    listener);
            patient.client()
                    .sendMessage(
                            request -> request.queueUrl(patient.queueUrl(QUEUE)).messageBody("message"));

            assertThat(bodies(nextEvent())).containsExactly("message");
            assertThat(bodies(nextEvent())).containsExactly("message");
            Eventually.isTrue("the queue is empty", () -> patient.depth(QUEUE).isEmpty());
            poller.close();
        }
    }
}
