package io.brewline.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One command that was run, and what it said. */
record CommandRun(int exitCode, String out, String err) {
    /** Runs it in this process, with {@code home} as its state folder. */
    static CommandRun inProcess(Path home, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream toOut = new ByteArrayOutputStream();
        ByteArrayOutputStream toErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
        try {
            int code = Brewline.commandLine().execute(withHome(home, arguments));
            return new CommandRun(code, toOut.toString(StandardCharsets.UTF_8), toErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs it as its users do, in a process of its own. */
    static CommandRun inItsOwnProcess(Path home, String... arguments) throws IOException, InterruptedException {
        Process process = start(home, arguments);
        CompletableFuture<String> err =
                CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
        String out = text(process.inputReader(StandardCharsets.UTF_8));
        return new CommandRun(process.waitFor(), out, err.join());
    }

    /** The same for a command that runs until it is told to stop. */
    static Process start(Path home, String... arguments) throws IOException {
        return start(Map.of(), home, arguments);
    }

    /** The same with variables in its environment. */
    static Process start(Map<String, String> variables, Path home, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            // As the launcher does.
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Brewline.class.getName()));
        command.addAll(List.of(withHome(home, arguments)));
        ProcessBuilder builder = new ProcessBuilder(command);
        // What the machine's user has set up for other S3s is not the test's.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AWS_"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static String text(Reader reader) {
        try (StringWriter text = new StringWriter()) {
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] withHome(Path home, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(1, "--home");
        all.add(2, home.toString());
        return all.toArray(String[]::new);
    }
}
