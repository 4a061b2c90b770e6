package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The scripted session: statements, and what every client is to get for them. */
final class SessionScript {
    private static final String SUCCESS = "00000";

    /**
     * One statement.
     *
     * @param types of its parameters
     * @param values of its parameters, as text
     * @param sql with {@code $1}, {@code $2} where they go
     */
    record Step(List<String> types, List<String> values, String sql) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    static SessionScript read() throws IOException {
        SessionScript script = new SessionScript();
        try (InputStream in = SessionScript.class.getResourceAsStream("scripted-session.txt")) {
            new String(in.readAllBytes(), UTF_8).lines().forEach(script::line);
        }
        script.endStep();
        return script;
    }

    private void line(String line) {
        if (line.startsWith("> ")) {
            endStep();
            steps.add(new Step(List.of(), List.of(), line.substring(2)));
        } else if (line.startsWith("? ")) {
            endStep();
            String[] parts = line.substring(2).split(" : ", 3);
            steps.add(new Step(words(parts[0]), words(parts[1]), parts[2]));
        } else if (line.startsWith("! ")) {
            expected.add("@ " + line.substring(2));
        } else if (!line.startsWith("#")) {
            expected.add(line);
        }
    }

    private static List<String> words(String list) {
        return Arrays.asList(list.split(", "));
    }

    private void endStep() {
        long ended = expected.stream().filter(line -> line.startsWith("@")).count();
        if (ended < steps.size()) {
            expected.add("@ " + SUCCESS);
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** Rows, their columns divided by bars, and behind those of each step {@code @} and its SQLSTATE. */
    List<String> expected() {
        return expected;
    }
}
