package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.Redrive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code brewline redrive}: what was given up on is tried again. */
@Command(
        name = "redrive",
        description = {
            "Moves what lies in the dead-letter queues of a `brewline serve` that runs back to their queues: it is tried"
                    + " again, and what is loaded already is recognised.",
            "Queues end with their process: after that, land the files again instead."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  ./brewline redrive load"})
final class RedriveCommand implements Callable<Integer> {
    /** Whose dead-letter queues there are. */
    enum RedrivenStage {
        EXTRACT,
        TRANSFORM,
        LOAD;

        String queue() {
            return this + "-queue";
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParentCommand
    private Brewline brewline;

    @Parameters(
            paramLabel = "STAGE",
            arity = "0..*",
            description = "Of which stages: ${COMPLETION-CANDIDATES} (default: all).")
    private List<RedrivenStage> stages = List.of(RedrivenStage.values());

    @Override
    public Integer call() throws IOException {
        Path running = brewline.home().resolve("running.json");
        if (!Files.exists(running) || !StateFolder.isInUse(brewline.home())) {
            throw UserError.failed(
                    "No `brewline serve` is at work in " + brewline.home() + ", and queues end with their process:"
                            + " land the files again, which is safe.",
                    null);
        }
        URI endpoint = URI.create(
                new JsonMapper().readTree(running.toFile()).path("sqs").asText());
        try (SqsClient sqs = LocalSqs.client(endpoint)) {
            Redrive redrive = new Redrive(sqs);
            for (RedrivenStage stage : stages) {
                long moved = redrive.move(stage.queue());
                System.out.println(
                        "  " + stage + ": " + moved + (moved == 1 ? " message" : " messages") + " moved back");
            }
        }
        return 0;
    }
}
