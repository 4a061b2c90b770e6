package io.brewline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Takes what the process writes to its standard streams, the log too, from its making to its closing. */
public final class CapturedOutput implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    public CapturedOutput() {
        PrintStream capture = new PrintStream(written, true, UTF_8);
        System.setOut(capture);
        System.setErr(capture);
    }

    public String text() {
        return written.toString(UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
