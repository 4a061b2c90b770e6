package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.failure.Transient;
import io.brewline.message.UnreadableMessage;
import io.brewline.testing.CapturedOutput;
import io.brewline.testing.SqsEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLoopTest {
    private static final String SECRET = "Ann Example 9999000011112222";

    private final List<Alert> alerts = new ArrayList<>();
    private final BatchLoop loop = new BatchLoop("extract", alerts::add, 5, body -> "s3://landing/" + body);

    @Test
    void acknowledgesWhatIsDone() {
        List<String> done = new ArrayList<>();
        assertThat(failures(SqsEvents.of("a.csv", "b.csv"), message -> done.add(message.getBody())))
                .isEmpty();
        assertThat(done).containsExactly("a.csv", "b.csv");
    }

    @Test
    void reportsOnlyTheMessagesThatFailed() {
        List<String> done = new ArrayList<>();
        assertThat(failures(SqsEvents.of("a.csv", "bad.csv", "c.csv", "bad.csv"), message -> {
                    if (message.getBody().equals("bad.csv")) {
                        throw new Transient("Could not read s3://landing/bad.csv (SlowDown, status 503).", null);
                    }
                    done.add(message.getBody());
                }))
                .containsExactly("message-2", "message-4");
        assertThat(done).containsExactly("a.csv", "c.csv");
    }

    @Test
    void staysQuietWhileAMessageWillComeAgain() {
        assertThat(failures(SqsEvents.received(4, "a.csv"), BatchLoopTest::fail))
                .containsExactly("message-1");
        assertThat(alerts).isEmpty();
    }

    @Test
    void namesTheFileOnAMessagesLastReceive() {
        assertThat(failures(SqsEvents.received(5, "a.csv"), BatchLoopTest::fail))
                .containsExactly("message-1");
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("Brewline: extract gave up on s3://landing/a.csv");
            assertThat(alert.file()).isEqualTo("s3://landing/a.csv");
            assertThat(alert.reason()).isEqualTo("Transient");
            assertThat(alert.text())
                    .contains("S3 is away.", "tried 5 times", "dead-letter queue", "redrive")
                    .doesNotContain("null");
        });
    }

    @Test
    void namesTheMessageWhereItTellsNoFile() {
        BatchLoop nameless = new BatchLoop("load", alerts::add, 1, body -> {
            throw new UnreadableMessage("not JSON");
        });
        assertThat(SqsEvents.failures(nameless.each(SqsEvents.of("?"), BatchLoopTest::fail)))
                .containsExactly("message-1");
        assertThat(alerts).singleElement().extracting(Alert::file).isEqualTo("message message-1");
    }

    @Test
    void reportsTheFailureEvenWhereTheAlertFails() {
        BatchLoop mute = new BatchLoop(
                "extract",
                alert -> {
                    throw new IllegalStateException(SECRET);
                },
                1,
                body -> "s3://landing/" + body);
        try (CapturedOutput log = new CapturedOutput()) {
            assertThat(SqsEvents.failures(mute.each(SqsEvents.of("a.csv", "b.csv"), BatchLoopTest::fail)))
                    .containsExactly("message-1", "message-2");
            assertThat(log.text())
                    .contains("The alert about s3://landing/a.csv could not be sent.", "IllegalStateException")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void quotesNothingOfAnUnexpectedFailure() {
        try (CapturedOutput log = new CapturedOutput()) {
            failures(SqsEvents.received(5, "a.csv"), message -> {
                throw new IllegalStateException(SECRET, new NumberFormatException(SECRET));
            });
            assertThat(log.text())
                    .contains("An unexpected failure: IllegalStateException.", "NumberFormatException", "BatchLoopTest")
                    .doesNotContain(SECRET);
        }
        assertThat(alerts).singleElement().asString().doesNotContain(SECRET);
    }

    @Test
    void saysWhatIsWrongWithAnUnreadableMessage() {
        try (CapturedOutput log = new CapturedOutput()) {
            failures(SqsEvents.of("a.csv"), message -> {
                throw new UnreadableMessage("The message is not JSON: check what wrote to this queue.");
            });
            assertThat(log.text()).contains("The message is not JSON", "stage=extract", "messageId=message-1");
        }
    }

    @Test
    void takesAMessageWithoutAttributesForItsFirstReceive() {
        SQSEvent batch = SqsEvents.of("a.csv");
        batch.getRecords().get(0).setAttributes(null);
        assertThat(failures(batch, BatchLoopTest::fail)).containsExactly("message-1");
        assertThat(alerts).isEmpty();
    }

    private List<String> failures(SQSEvent batch, BatchLoop.Work work) {
        return SqsEvents.failures(loop.each(batch, work));
    }

    private static void fail(SQSMessage message) {
        throw new Transient("S3 is away.", null);
    }
}
