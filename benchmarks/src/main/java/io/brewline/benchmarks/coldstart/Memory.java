package io.brewline.benchmarks.coldstart;

import io.brewline.benchmarks.harness.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions' memory, as the template's defaults say. */
final class Memory {
    private static final String TEMPLATE = "infra/cloudformation/main.yaml";

    private Memory() {}

    /** Of a stage, in MB. */
    static int of(String stage) throws IOException {
        String parameter = Character.toUpperCase(stage.charAt(0)) + stage.substring(1) + "Memory";
        Matcher found = Pattern.compile(
                        "^  " + parameter + ":\\R    Type: Number\\R    Default: (\\d+)$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of(Repository.file(TEMPLATE))));
        if (!found.find()) {
            throw new IOException(TEMPLATE + " has no default of " + parameter);
        }
        return Integer.parseInt(found.group(1));
    }
}
