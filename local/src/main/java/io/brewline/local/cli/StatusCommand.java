package io.brewline.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.failure.Explained;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.QueueLook;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.pipeline.StateLook;
import io.brewline.reconcile.Finding;
import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Reconciliation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        Reconciliation found = look.found();
        StringBuilder text = new StringBuilder(String.format(
                "Of the last 35 days: %d versions of files landed; %d loaded, %d refused, %d under way%n",
                found.landed(), found.accepted(), found.refused(), found.underWay()));
        look.queues().forEach(queue -> text.append(text(queue)));
        Map<FindingKind, List<Finding>> byKind = found.findings().stream()
                .collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, findings) -> {
            findings.forEach(finding -> text.append(String.format("  ! %s: %s%n", finding.file(), finding.text())));
            text.append(String.format("    What to do: %s%n", kind.advice()));
        });
        return text.append(String.format(look.isWell() ? "All is well.%n" : "Something needs a hand.%n"))
                .toString();
    }

    private static String text(QueueLook queue) {
        StringBuilder text = new StringBuilder(String.format(
                "  %-10s %d waiting, %d in flight, %d given up on%n",
                queue.stage(), queue.waiting(), queue.inFlight(), queue.givenUp()));
        queue.files().forEach(file -> text.append(String.format("  ! given up on by %s: %s%n", queue.stage(), file)));
        return text.toString();
    }
}
