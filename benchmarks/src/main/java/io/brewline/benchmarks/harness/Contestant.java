package io.brewline.benchmarks.harness;

/**
 * One way to do the work of a comparison.
 *
 * @param name in the table
 * @param work all of it, once; it may be asked for any number of times
 */
public record Contestant(String name, Work work) {
    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
