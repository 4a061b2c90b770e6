package io.brewline.it.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function's memory, and how Lambda's Java runtime shares it out: 85 % heap, 10 % metaspace and 5 % compiled code, as its
 * command line shows (<a href="https://stackoverflow.com/a/40469970">256 MB and 384 MB, read from there</a>). The serial
 * collector and the first compiler only are its defaults since Java 17 (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">customising start-up</a>).
 *
 * @param megabytes the function's {@code MemorySize}
 */
record FunctionMemory(int megabytes) {
    private static final int HEAP_PERCENT = 85;
    private static final int METASPACE_PERCENT = 10;
    private static final int CODE_PERCENT = 5;

    /**
     * What a template gives a function unless told otherwise.
     *
     * @param template below {@code infra/cloudformation}
     * @param pattern what stands there, the number its first group
     */
    static FunctionMemory ofTemplate(String template, String pattern) {
        Path file = Path.of("..", "infra", "cloudformation", template);
        try {
            Matcher memory = Pattern.compile(pattern).matcher(Files.readString(file));
            if (!memory.find()) {
                throw new IllegalStateException("no memory size by the pattern " + pattern + " in " + file);
            }
            return new FunctionMemory(Integer.parseInt(memory.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> jvmOptions() {
        return List.of(
                "-XX:MaxHeapSize=" + kilobytes(HEAP_PERCENT) + "k",
                "-XX:MaxMetaspaceSize=" + kilobytes(METASPACE_PERCENT) + "k",
                "-XX:ReservedCodeCacheSize=" + kilobytes(CODE_PERCENT) + "k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    private long kilobytes(int percent) {
        return megabytes * 1024L * percent / 100;
    }
}
