package io.brewline.local.cli;

import static io.brewline.local.cli.UsageTest.assertOneSentence;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code redrive}, beside a process that has the folder and runs the queues, and alone. */
@Timeout(60)
class RedriveCommandTest {
    private static final List<String> QUEUES = List.of("extract-queue", "transform-queue", "load-queue");

    @TempDir
    Path home;

    @Test
    void movesWhatWasGivenUpOnBackToItsQueue() throws IOException {
        try (StateFolder state = StateFolder.open(home);
                LocalSqs sqs = LocalSqs.start(0, QUEUES, new QueueSettings(Duration.ofMinutes(1), Duration.ZERO, 5))) {
            Files.writeString(state.running(), "{\"sqs\":\"" + sqs.endpoint() + "\"}");
            send(sqs, "transform-queue-dlq");
            send(sqs, "load-queue-dlq");
            send(sqs, "load-queue-dlq");

            CommandRun one = CommandRun.inProcess(home, "redrive", "load");
            assertThat(one.out()).isEqualTo("  load: 2 messages moved back\n");
            assertThat(sqs.depth("load-queue").visible()).isEqualTo(2);
            assertThat(sqs.depth("load-queue-dlq").isEmpty()).isTrue();

            CommandRun all = CommandRun.inProcess(home, "redrive");
            assertThat(all.out().lines())
                    .containsExactly(
                            "  extract: 0 messages moved back",
                            "  transform: 1 message moved back",
                            "  load: 0 messages moved back");
            assertThat(sqs.depth("transform-queue").visible()).isEqualTo(1);
        }
    }

    @Test
    void saysWhatToDoWhereNothingRuns() {
        CommandRun run = CommandRun.inProcess(home, "redrive");
        assertThat(run.err()).contains("queues end with their process: land the files again, which is safe.");
        assertOneSentence(run, 1);
    }

    @Test
    void knowsItsStages() {
        assertThat(CommandRun.inProcess(home, "redrive", "grave").exitCode()).isEqualTo(2);
    }

    private static void send(LocalSqs sqs, String queue) {
        sqs.client()
                .sendMessage(request -> request.queueUrl(sqs.queueUrl(queue)).messageBody("{}"));
    }
}
