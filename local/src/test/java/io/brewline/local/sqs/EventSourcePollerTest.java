package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@Timeout(60)
final class EventSourcePollerTest {
    private static final Duration NO_WINDOW = Duration.ZERO;

    private static LocalSqs sqs;

    private final BlockingQueue<SQSEvent> events = new LinkedBlockingQueue<>();
    private final List<EventSourcePoller> pollers = new ArrayList<>();
    private String queue;

    @BeforeAll
    static void start() {
        List<String> queues = Arrays.stream(EventSourcePollerTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .toList();
        sqs = LocalSqs.start(0, queues, QueueSettings.defaults());
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    @BeforeEach
    void ownQueue(TestInfo test) {
        queue = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void stopPollers() {
        pollers.forEach(EventSourcePoller::close);
    }

    private EventSourcePoller poll(EventSourceMapping mapping, RequestHandler<SQSEvent, SQSBatchResponse> function) {
        EventSourcePoller poller = EventSourcePoller.start(sqs, mapping, () -> function, PollerListener.NONE);
        pollers.add(poller);
        return poller;
    }

    private EventSourceMapping mapping(int pollerCount, int batchSize, Duration window) {
        return new EventSourceMapping(queue, "function", pollerCount, batchSize, window, Duration.ofSeconds(20));
    }

    private SQSBatchResponse remember(SQSEvent event, Context context) {
        events.add(event);
        return new SQSBatchResponse(List.of());
    }

    private void send(String... bodies) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.length)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies[i])
                        .build())
                .toList();
        sqs.client()
                .sendMessageBatch(
                        request -> request.queueUrl(sqs.queueUrl(queue)).entries(entries));
    }

    private SQSEvent nextEvent() throws InterruptedException {
        SQSEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    private void assertQueueEmpties() throws Exception {
        Eventually.isTrue(queue + " is empty", () -> sqs.depth(queue).isEmpty());
    }

    @Test
    void givesAMessageAsLambdaDoes() throws Exception {
        sqs.client()
                .sendMessage(request -> request.queueUrl(sqs.queueUrl(queue))
                        .messageBody("größe")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("test")
                                        .build())));
        poll(mapping(1, 10, NO_WINDOW), this::remember);

        SQSMessage message = nextEvent().getRecords().get(0);
        assertThat(message.getBody()).isEqualTo("größe");
        assertThat(message.getMd5OfBody()).matches("[0-9a-f]{32}");
        assertThat(message.getMessageId()).isNotBlank();
        assertThat(message.getReceiptHandle()).isNotBlank();
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:eu-west-2:000000000000:" + queue);
        assertThat(message.getAwsRegion()).isEqualTo("eu-west-2");
        assertThat(message.getMessageAttributes().get("kind").getStringValue()).isEqualTo("test");
        assertThat(message.getAttributes())
                .containsEntry("ApproximateReceiveCount", "1")
                .containsKeys("SentTimestamp", "ApproximateFirstReceiveTimestamp", "SenderId");
        assertThat(Instant.ofEpochMilli(Long.parseLong(message.getAttributes().get("SentTimestamp"))))
                .isAfter(Instant.EPOCH);
        assertQueueEmpties();
    }

    @Test
    void tellsTheFunctionWhatItIs() throws Exception {
        BlockingQueue<Context> contexts = new LinkedBlockingQueue<>();
        poll(mapping(1, 10, NO_WINDOW), (event, context) -> {
            contexts.add(context);
            return null;
        });
        send("message");

        Context context = contexts.poll(20, TimeUnit.SECONDS);
        assertThat(context.getFunctionName()).isEqualTo("function");
        assertThat(context.getInvokedFunctionArn()).endsWith(":function:function");
        assertThat(context.getAwsRequestId()).isNotBlank();
        assertThat(context.getRemainingTimeInMillis()).isBetween(0, 20_000);
        assertThat(context.getMemoryLimitInMB()).isPositive();
        context.getLogger().log("said");
        context.getLogger().log("said".getBytes(StandardCharsets.UTF_8));
        assertQueueEmpties();
    }

    @Test
    void worksOnSeveralBatchesAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        poll(mapping(2, 1, NO_WINDOW), (event, context) -> {
            meet(together);
            return null;
        });
        send("1", "2");

        together.await(20, TimeUnit.SECONDS);
        assertQueueEmpties();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesEachPollerAFunctionOfItsOwn() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(2);
        pollers.add(EventSourcePoller.start(
                sqs,
                mapping(2, 1, NO_WINDOW),
                () -> {
                    made.incrementAndGet();
                    return (event, context) -> {
                        meet(together);
                        return null;
                    };
                },
                PollerListener.NONE));
        send("1", "2", "3", "4");

        assertQueueEmpties();
        assertThat(made).hasValue(2);
    }

    @Test
    void tellsItsListenerOfBatches() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        pollers.add(EventSourcePoller.start(
                sqs,
                mapping(1, 10, NO_WINDOW),
                () -> (event, context) -> {
                    heard.add("called");
                    return null;
                },
                new PollerListener() {
                    @Override
                    public void batchStarted(String from, int messages) {
                        heard.add("started " + messages);
                    }

                    @Override
                    public void batchFinished(String from, int messages, int failed) {
                        heard.add("finished " + messages + ", failed " + failed);
                    }
                }));
        send("message");

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("started 1");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("called");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("finished 1, failed 0");
    }

    @Test
    void refusesAMappingThatLambdaWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> mapping(0, 10, NO_WINDOW));
        assertThatIllegalArgumentException().isThrownBy(() -> mapping(2, 0, NO_WINDOW));
        assertThatIllegalArgumentException().isThrownBy(() -> mapping(2, 10_001, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> mapping(2, 11, NO_WINDOW));
        assertThatIllegalArgumentException().isThrownBy(() -> mapping(2, 11, Duration.ofMinutes(6)));
    }
}
