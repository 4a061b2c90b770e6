package io.brewline.benchmarks.coldstart;

import java.util.List;

/** How many processors a function's process sees. Lambda gives one for each 1,769 MB. */
enum Cores {
    /** The first of the machine's, as {@code taskset} of util-linux gives it. */
    ONE("one processor", "-one", List.of("taskset", "-c", "0")),
    ALL("all processors", "", List.of());

    private final String title;
    private final String suffix;
    private final List<String> prefix;

    Cores(String title, String suffix, List<String> prefix) {
        this.title = title;
        this.suffix = suffix;
        this.prefix = prefix;
    }

    String title() {
        return title;
    }

    /** What the names of its ratios end with. */
    String suffix() {
        return suffix;
    }

    /** What stands before the command. */
    List<String> prefix() {
        return prefix;
    }
}
