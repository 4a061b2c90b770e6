package io.brewline.telemetry;

import java.io.PrintStream;
import java.util.Arrays;

/** Standard output, which Lambda takes to CloudWatch Logs. */
public final class StandardOutput {
    private StandardOutput() {}

    /**
     * Writes a line by one call. Lambda makes an event of the log of each write, and {@link PrintStream#println} splits
     * what is longer than its buffer of 8 KiB: half a JSON object is none.
     */
    public static void writeLine(byte[] line) {
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        System.out.write(ended, 0, ended.length);
        System.out.flush();
    }
}
