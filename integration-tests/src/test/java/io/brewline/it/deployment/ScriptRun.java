package io.brewline.it.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What a run of a script, among programs that only play their parts, came to.
 *
 * @param exitCode 0, 1, or 2 for wrong usage
 * @param output of both streams
 */
record ScriptRun(int exitCode, String output) {
    /** Runs it to its end, for a minute at most, with nobody to answer questions. */
    static ScriptRun of(ProcessBuilder script) {
        return of(script, "");
    }

    /** The same, with a text on standard input. */
    static ScriptRun of(ProcessBuilder script, String input) {
        try {
            Process process = script.redirectErrorStream(true).start();
            try (OutputStream keyboard = process.getOutputStream()) {
                keyboard.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new ScriptRun(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
