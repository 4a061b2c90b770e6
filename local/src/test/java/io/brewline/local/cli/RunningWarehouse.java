package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code warehouse} in a process of its own that has said that it runs. */
record RunningWarehouse(Process process, String said) {
    /** What a JVM ends with that was told to. */
    static final int TERMINATED = 143;

    static RunningWarehouse start(Map<String, String> variables, Path home, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("warehouse"));
        arguments.addAll(List.of(options));
        return heard(CommandRun.start(variables, home, arguments.toArray(String[]::new)));
    }

    private static RunningWarehouse heard(Process process) throws IOException {
        process.getOutputStream().close();
        StringBuilder said = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Stop it with Ctrl-C")) {
                return new RunningWarehouse(process, said.toString());
            }
        }
        throw new IllegalStateException(
                said + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    String jdbcUrl() {
        return find("(jdbc:redshift://[^\\s,]+)");
    }

    String find(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    /** Tells it to stop; gives its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }
}
