package io.brewline.it.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Templates;
import java.util.List;

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
     * What a template says.
     *
     * @param template its file's name
     * @param pointer where the number stands, a JSON pointer (RFC 6901)
     */
    static FunctionMemory ofTemplate(String template, String pointer) {
        JsonNode size = Templates.read().tree(template).at(pointer);
        if (!size.isInt()) {
            throw new IllegalArgumentException(template + " has no number at " + pointer);
        }
        return new FunctionMemory(size.intValue());
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
