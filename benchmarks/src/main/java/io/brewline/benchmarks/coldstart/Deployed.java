package io.brewline.benchmarks.coldstart;

import java.nio.file.Path;

/**
 * A function as it is deployed.
 *
 * @param title as tables name it
 * @param handler its class
 * @param root its folder, {@code /var/task}
 * @param megabytes its {@code MemorySize}
 */
record Deployed(String title, String handler, Path root, int megabytes) {}
