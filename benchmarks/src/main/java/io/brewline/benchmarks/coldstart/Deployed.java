package io.brewline.benchmarks.coldstart;

import io.brewline.benchmarks.harness.Workplace;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A function as it is deployed.
 *
 * @param title as tables name it
 * @param handler its class
 * @param root its folder, {@code /var/task}
 * @param megabytes its {@code MemorySize}
 */
record Deployed(String title, String handler, Path root, int megabytes) {
    /** One of the pipeline's, unpacked. */
    static Deployed stage(String stage, Workplace workplace) throws IOException {
        String title = Character.toUpperCase(stage.charAt(0)) + stage.substring(1);
        return new Deployed(
                stage,
                "io.brewline." + stage + "." + title + "Handler",
                TaskRoots.ofStage(stage, workplace.resolve(stage)),
                Memory.of(stage));
    }
}
