package io.brewline.benchmarks.harness;

/**
 * Contestants who do the same work. To add one: implement this, and name it in {@link
 * io.brewline.benchmarks.Benchmarks#COMPARISONS}.
 */
public interface Comparison {
    /** What {@code --only} calls it. */
    String name();

    /**
     * Makes the data, compares what the contestants give, lets them take turns, and reports.
     *
     * @throws Different where a contestant's output is not the first one's
     */
    void run(Scale scale, Workplace workplace, Report report) throws Exception;
}
