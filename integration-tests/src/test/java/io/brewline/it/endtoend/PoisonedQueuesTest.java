package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.LocalAlerts.Published;
import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** A message that nobody can read, in each queue, while files go through. */
@Timeout(120)
class PoisonedQueuesTest {
    private static final List<String> STAGES = List.of("extract", "transform", "load");
    private static final String POISON = "{ this is no JSON";

    private static RunResult result;
    private static List<Published> alerts;
    private static Map<String, List<Message>> deadLetters;

    @BeforeAll
    static void poison(@TempDir Path folder) throws Exception {
        Path one = BranchFile.write(
                folder.resolve("one.csv"), BranchFile.row("04/03/2024 09:00", "Leeds", "Small Tea", "1.50"));
        Path other = BranchFile.write(
                folder.resolve("other.csv"), BranchFile.row("04/03/2024 09:00", "York", "Small Tea", "1.50"));
        try (Machine machine = Machine.start(folder.resolve("state"))) {
            STAGES.forEach(stage -> machine.send(stage + "-queue", POISON));
            result = machine.run(one, other);
            alerts = machine.pipeline().alerts().published();
            deadLetters = Map.of(
                    "extract", machine.receive("extract-queue-dlq"),
                    "transform", machine.receive("transform-queue-dlq"),
                    "load", machine.receive("load-queue-dlq"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itEndsInTheDeadLetterQueue(String stage) {
        assertThat(deadLetters.get(stage)).extracting(Message::body).containsExactly(POISON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itIsTriedFiveTimesAndOneAlertSaysSo(String stage) {
        Message message = deadLetters.get(stage).get(0);

        assertThat(alerts)
                .filteredOn(alert -> alert.subject().contains(" " + stage + " "))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.file()).isEqualTo("message " + message.messageId());
                    assertThat(alert.text()).contains("It was tried 5 times", "dead-letter queue");
                });
    }

    @Test
    void theOtherMessagesAreNotHarmed() {
        assertThat(result.files()).allMatch(file -> file.status() == Status.LOADED && file.orders() == 1);
        assertThat(result.warehouse().orders()).isEqualTo(2);
    }
}
