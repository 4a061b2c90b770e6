package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.failure.Transient;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.UnreadableMessage;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Stage;
import io.brewline.testing.CapturedOutput;
import io.brewline.testing.SqsEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLoopTest {
    private static final String SECRET = "Ann Example 9999000011112222";

    private final List<Alert> alerts = new ArrayList<>();
    private final List<Measurement> measured = new ArrayList<>();
    private final BatchLoop loop = new BatchLoop(Stage.EXTRACT, alerts::add, measured::add, 5, BatchLoopTest::files);

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
                    .contains("S3 is away.", "tried 5 times", "extract stage's dead-letter queue")
                    .doesNotContain("null");
            assertThat(alert.advice()).contains("redrive");
            assertThat(alert.runbook()).isEqualTo(Runbook.GIVEN_UP_MESSAGE);
        });
        assertThat(measured).containsExactly(Measurement.of(Stage.EXTRACT).with(Metric.FILES_GIVEN_UP, 1));
    }

    @Test
    void sendsOneAlertForABatchThatFailsForOneReason() {
        String[] bodies =
                IntStream.rangeClosed(1, 1000).mapToObj(i -> i + ".csv").toArray(String[]::new);
        try (CapturedOutput log = new CapturedOutput()) {
            assertThat(failures(SqsEvents.received(5, bodies), BatchLoopTest::fail))
                    .hasSize(1000);
            assertThat(log.text()).contains("object=s3://landing/1.csv ", "object=s3://landing/1000.csv ");
        }
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.subject())
                    .isEqualTo("Brewline: extract gave up on 1000 messages, first s3://landing/1.csv");
            assertThat(alert.file()).isEqualTo("s3://landing/1.csv");
            assertThat(alert.text())
                    .contains("1000 messages were tried 5 times", "- s3://landing/10.csv: S3 is away.", "and 990 more")
                    .doesNotContain("s3://landing/11.csv");
        });
        assertThat(measured).containsExactly(Measurement.of(Stage.EXTRACT).with(Metric.FILES_GIVEN_UP, 1000));
    }

    @Test
    void sendsAnAlertForEachKindOfFailure() {
        failures(SqsEvents.received(5, "a.csv", "b.csv", "c.csv"), message -> {
            if (message.getBody().equals("b.csv")) {
                throw new UnreadableMessage("The message is not JSON.");
            }
            fail(message);
        });
        assertThat(alerts)
                .extracting(Alert::reason, Alert::file)
                .containsExactly(
                        tuple("Transient", "s3://landing/a.csv"), tuple("UnreadableMessage", "s3://landing/b.csv"));
    }

    @Test
    void namesEveryFileOfAMessageAboutSeveral() {
        S3ObjectReference two = files("b.csv").get(0);
        BatchLoop loopOfTwo = new BatchLoop(
                Stage.EXTRACT,
                alerts::add,
                measured::add,
                1,
                body -> List.of(files(body).get(0), two));
        loopOfTwo.each(SqsEvents.of("a.csv"), BatchLoopTest::fail);
        assertThat(alerts).singleElement().extracting(Alert::file).isEqualTo("s3://landing/a.csv, s3://landing/b.csv");
    }

    @Test
    void namesTheMessageWhereItTellsNoFile() {
        BatchLoop nameless = new BatchLoop(Stage.LOAD, alerts::add, measured::add, 1, body -> {
            throw new UnreadableMessage("not JSON");
        });
        assertThat(SqsEvents.failures(nameless.each(SqsEvents.of("?"), BatchLoopTest::fail)))
                .containsExactly("message-1");
        assertThat(alerts).singleElement().extracting(Alert::file).isEqualTo("message message-1");
    }

    @Test
    void reportsTheFailureEvenWhereTheAlertFails() {
        BatchLoop mute = new BatchLoop(
                Stage.EXTRACT,
                alert -> {
                    throw new IllegalStateException(SECRET);
                },
                measured::add,
                1,
                BatchLoopTest::files);
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
            assertThat(log.text())
                    .contains(
                            "The message is not JSON",
                            "stage=extract",
                            "message_id=message-1",
                            "object=s3://landing/a.csv");
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

    private static List<S3ObjectReference> files(String body) {
        return List.of(new S3ObjectReference("landing", body, null, null, "01", 1));
    }

    private static void fail(SQSMessage message) {
        throw new Transient("S3 is away.", null);
    }
}
