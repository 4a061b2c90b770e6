package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.brewline.local.PortInUse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class LocalSqsTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<String> QUEUES = List.of("extract-queue", "transform-queue", "load-queue");

    private static LocalSqs sqs;
    private static SqsClient client;

    @BeforeAll
    static void start() {
        sqs = LocalSqs.start(0, QUEUES, QueueSettings.defaults());
        client = sqs.client();
    }

    @AfterAll
    static void stop() {
        sqs.close();
    }

    private static void send(String queue, String body) {
        client.sendMessage(request -> request.queueUrl(sqs.queueUrl(queue)).messageBody(body));
    }

    private static List<Message> receive(LocalSqs from, String queue, int waitSeconds) {
        return from.client()
                .receiveMessage(
                        request -> request.queueUrl(from.queueUrl(queue)).waitTimeSeconds(waitSeconds))
                .messages();
    }

    @Test
    void hasADeadLetterQueueForEachQueue() {
        assertThat(QUEUES).allSatisfy(queue -> {
            assertThat(sqs.queueUrl(queue)).startsWith(sqs.endpoint().toString());
            assertThat(sqs.queueUrl(LocalSqs.deadLetterQueue(queue))).endsWith(queue + "-dlq");
        });
    }

    @Test
    void namesTheQueuesThereAreWhenAskedForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sqs.queueUrl("other-queue"))
                .withMessageContaining("other-queue")
                .withMessageContaining("load-queue");
    }

    @Test
    void carriesABodyOfOneMebibyte() {
        String body = "\"é\\".repeat(MEBIBYTE / 4);
        send("extract-queue", body);

        assertThat(receive(sqs, "extract-queue", 5)).extracting(Message::body).containsExactly(body);
    }

    @Test
    void refusesABodyThatIsLarger() {
        String body = "x".repeat(MEBIBYTE + 1);

        assertThatExceptionOfType(SqsException.class).isThrownBy(() -> send("transform-queue", body));
    }

    @Test
    void countsWhatLiesInAQueue() {
        send("load-queue", "first");
        assertThat(sqs.depth("load-queue")).isEqualTo(new QueueDepth(1, 0, 0));

        Message received = receive(sqs, "load-queue", 0).get(0);
        assertThat(sqs.depth("load-queue")).isEqualTo(new QueueDepth(0, 1, 0));

        client.deleteMessage(
                request -> request.queueUrl(sqs.queueUrl("load-queue")).receiptHandle(received.receiptHandle()));
        assertThat(sqs.depth("load-queue").isEmpty()).isTrue();

        client.sendMessage(request -> request.queueUrl(sqs.queueUrl("load-queue"))
                .messageBody("later")
                .delaySeconds(900));
        assertThat(sqs.depth("load-queue")).isEqualTo(new QueueDepth(0, 0, 1));
    }

    @Test
    void givesTheDeadLetterQueueWhatWasReceivedTooOften() throws Exception {
        QueueSettings shownAtOnce = new QueueSettings(Duration.ZERO, Duration.ZERO, 2);
        try (LocalSqs impatient = LocalSqs.start(0, List.of("queue"), shownAtOnce)) {
            impatient
                    .client()
                    .sendMessage(request ->
                            request.queueUrl(impatient.queueUrl("queue")).messageBody("poison"));

            assertThat(receive(impatient, "queue", 5)).hasSize(1);
            assertThat(receive(impatient, "queue", 5)).hasSize(1);
            assertThat(receive(impatient, "queue", 0)).isEmpty();
            assertThat(receive(impatient, "queue-dlq", 5))
                    .extracting(Message::body)
                    .containsExactly("poison");
        }
    }

    @Test
    void delaysMessagesWhenAsked() {
        QueueSettings late = new QueueSettings(Duration.ofSeconds(30), Duration.ofSeconds(900), 5);
        try (LocalSqs delaying = LocalSqs.start(0, List.of("queue"), late)) {
            delaying.client()
                    .sendMessage(request ->
                            request.queueUrl(delaying.queueUrl("queue")).messageBody("later"));

            assertThat(delaying.depth("queue")).isEqualTo(new QueueDepth(0, 0, 1));
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(PortInUse.class)
                    .isThrownBy(() -> LocalSqs.start(port, QUEUES, QueueSettings.defaults()))
                    .withMessageContaining("Port " + port)
                    .satisfies(e -> assertThat(e.port()).isEqualTo(port));
        }
    }

    @Test
    void takesSettingsThatSqsWouldTake() {
        Duration none = Duration.ZERO;
        assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(Duration.ofHours(13), none, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(Duration.ofMillis(1500), none, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(none, Duration.ofMinutes(16), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueueSettings(none, none, 0));
    }
}
