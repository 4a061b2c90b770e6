package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code psql}, which some machines have. */
final class Psql {
    /** What it printed: results, and what went wrong. */
    record Printed(String out, String err) {}

    private final List<String> command = new ArrayList<>();

    Psql(String conninfo, String... options) {
        command.add("psql");
        command.add("-X");
        command.addAll(List.of(options));
        command.add(conninfo);
    }

    static boolean isHere() {
        try {
            Process version = new ProcessBuilder("psql", "--version")
                    .redirectErrorStream(true)
                    .start();
            version.getInputStream().readAllBytes();
            return version.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param input commands, small enough for a pipe to hold */
    Printed run(String input) throws IOException {
        Path errors = Files.createTempFile("psql", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("PGCLIENTENCODING", "UTF8");
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Printed(out, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
