package io.brewline.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.failure.Explained;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.QueueLook;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.pipeline.StateLook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline status}: whether all that landed is accounted for. */
@Command(
        name = "status",
        description = {
            "Says what became of all that landed, what lies in which queue, and what needs a hand. Changes nothing.",
            "Asks a `brewline serve` that runs, else the state folder: then nothing is under way."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 all is well; 1 something needs a hand, and the output says what to do."})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StateLook look = look();
        System.out.print(json ? json(look) : text(look));
        return look.isWell() ? 0 : UserError.FAILED;
    }

    private StateLook look() throws IOException {
        Path running = brewline.home().resolve("running.json");
        try {
            if (Files.exists(running) && StateFolder.isInUse(brewline.home())) {
                JsonNode services = new JsonMapper().readTree(running.toFile());
                return StateLook.atWork(
                        brewline.home(),
                        URI.create(services.path("s3").asText()),
                        URI.create(services.path("sqs").asText()),
                        services.path("warehouse").asText());
            }
            try (StateFolder state = brewline.openState()) {
                return StateLook.atRest(state);
            }
        } catch (RuntimeException e) {
            if (e instanceof Explained) {
                throw UserError.failed(e.getMessage(), e);
            }
            throw e;
        }
    }

    private static String json(StateLook look) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("well", look.isWell());
        all.putAll(look.found().toMap());
        all.put("queues", look.queues());
        return new JsonMapper().writeValueAsString(all) + "\n";
    }

    private static String text(StateLook look) {
        return Stream.of(
                        look.queues().stream().flatMap(StatusCommand::lines),
                        look.found().report().stream(),
                        Stream.of(look.isWell() ? "All is well." : "Something needs a hand."))
                .flatMap(lines -> lines)
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(QueueLook queue) {
        String depths = String.format(
                Locale.ROOT,
                "%-10s %d waiting, %d in flight, %d given up on",
                queue.stage(),
                queue.waiting(),
                queue.inFlight(),
                queue.givenUp());
        return Stream.concat(
                Stream.of(depths),
                queue.files().stream().map(file -> "  ! given up on by " + queue.stage() + ": " + file));
    }
}
