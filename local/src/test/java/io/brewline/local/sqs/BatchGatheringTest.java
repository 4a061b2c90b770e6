package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

@Timeout(60)
final class BatchGatheringTest {
    private static final String QUEUE = "queue";

    private final CountDownLatch stopping = new CountDownLatch(1);
    private LocalSqs sqs;

    @BeforeEach
    void start() {
        sqs = LocalSqs.start(0, List.of(QUEUE), QueueSettings.defaults());
    }

    @AfterEach
    void stop() {
        sqs.close();
    }

    private void send(String body, int times) {
        for (int i = 0; i < times; i++) {
            sqs.client()
                    .sendMessage(
                            request -> request.queueUrl(sqs.queueUrl(QUEUE)).messageBody(body));
        }
    }

    private BatchGathering gathering(int batchSize, Duration window) {
        EventSourceMapping mapping =
                new EventSourceMapping(QUEUE, "function", 1, batchSize, window, Duration.ofSeconds(20));
        return new BatchGathering(sqs.client(), sqs.queueUrl(QUEUE), mapping, stopping);
    }

    private static int next(BatchGathering gathering) throws InterruptedException {
        List<Message> batch = gathering.batchFrom(gathering.first());
        return batch.size();
    }

    @Test
    void gathersMoreThanOneReceiveGives() throws Exception {
        send("message", 25);

        assertThat(next(gathering(25, Duration.ofMinutes(1)))).isEqualTo(25);
    }

    @Test
    void takesNoMoreThanABatchHolds() throws Exception {
        send("message", 15);
        BatchGathering gathering = gathering(12, Duration.ofMillis(100));

        assertThat(next(gathering)).isEqualTo(12);
        assertThat(next(gathering)).isEqualTo(3);
    }

    @Test
    void isOneReceiveWithoutAWindow() throws Exception {
        send("message", 4);

        assertThat(next(gathering(3, Duration.ZERO))).isEqualTo(3);
    }

    @Test
    void waitsForMoreNoLongerThanTheWindow() throws Exception {
        send("message", 2);

        assertThat(next(gathering(10_000, Duration.ofMillis(1200)))).isEqualTo(2);
    }

    @Test
    void putsNoMoreThanSixMegabytesIntoABatch() throws Exception {
        // Each quotation mark takes two bytes in the event: three of these are 5.5 MB there, four would be 7.
        send("\"".repeat(900 * 1024), 7);
        BatchGathering gathering = gathering(7, Duration.ofSeconds(1));

        assertThat(next(gathering)).isEqualTo(3);
        assertThat(next(gathering)).isEqualTo(3);
        assertThat(next(gathering)).isEqualTo(1);
        assertThat(gathering.heldOver()).isEmpty();
    }

    @Test
    void endsEarlyWhenThePollerIsToStop() throws Exception {
        send("message", 2);
        BatchGathering gathering = gathering(10_000, Duration.ofMinutes(5));
        List<Message> first = gathering.first();
        stopping.countDown();

        assertThat(gathering.batchFrom(first)).isEqualTo(first);
    }
}
