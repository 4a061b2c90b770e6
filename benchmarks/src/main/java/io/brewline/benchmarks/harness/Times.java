package io.brewline.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** A contestant's times over the rounds, in seconds. Not thread-safe. */
public final class Times {
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    /** One round more; a CPU time that nobody knows is NaN. */
    public void add(double wallSeconds, double cpuSeconds) {
        wall.add(wallSeconds);
        cpu.add(cpuSeconds);
    }

    /** The median of the wall times. */
    public double wall() {
        return median(wall);
    }

    /** The median of the CPU times, of all the process's threads and, where it has any, its child processes. */
    public double cpu() {
        return median(cpu);
    }

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException where there is none
     */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values, no median");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
