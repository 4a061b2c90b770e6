package io.brewline.it.deployment;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command that has ended: its exit code, and what it wrote on both its streams. */
record Command(List<String> line, int exit, String output, String errors) {
    /** Runs a command in the repository's folder, with this environment added. */
    static Command run(Map<String, String> environment, List<String> line) {
        try {
            Path errors = Files.createTempFile("command", ".err");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(Path.of("..").toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (InputStream out = process.getInputStream()) {
                String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return new Command(line, process.waitFor(), output, Files.readString(errors));
            } finally {
                process.destroy();
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is a program of this name. */
    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** All that it said, for a failed assertion. */
    @Override
    public String toString() {
        return String.join(" ", line) + " ended with " + exit + "\n" + output + errors;
    }
}
