package io.brewline.it.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks an emulator by the AWS CLI, each question once. Thread-safe. */
final class AwsCli {
    private final Map<String, String> environment;
    private final Map<List<String>, JsonNode> answers = new ConcurrentHashMap<>();

    AwsCli(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
        // What fails once fails again: an emulator has no busy hours.
        this.environment.put("AWS_MAX_ATTEMPTS", "1");
    }

    /** The answer as JSON; a missing node where the service has none, or knows nothing of what is asked about. */
    JsonNode ask(String... question) {
        return answers.computeIfAbsent(List.of(question), this::answer);
    }

    private JsonNode answer(List<String> question) {
        List<String> line = new ArrayList<>(List.of("aws", "--output", "json"));
        // Version 1 of the CLI does not look for SQS's address in the environment.
        line.addAll(List.of("--endpoint-url", environment.get("AWS_ENDPOINT_URL")));
        line.addAll(question);
        Command asked = Command.run(environment, line);
        try {
            return asked.exit() != 0 || asked.output().isBlank()
                    ? MissingNode.getInstance()
                    : new JsonMapper().readTree(asked.output());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(asked.toString(), e);
        }
    }
}
