package io.brewline.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a program took that does its work in passes, in a process of its own, and prints a line after each.
 *
 * @param seconds from the process's start to its end
 * @param passes one or more
 */
public record Child(double seconds, List<Pass> passes) {
    private static final double NANOS = 1e9;

    /**
     * One pass, as the program measured it: it prints {@code pass SECONDS CPU}.
     *
     * @param seconds the pass alone
     * @param cpuSoFar seconds of CPU time since the process began
     */
    public record Pass(double seconds, double cpuSoFar) {}

    public Child {
        passes = List.copyOf(passes);
    }

    /** From the process's start to the end of its first pass, in seconds. */
    public double coldSeconds() {
        return seconds - passes.stream().skip(1).mapToDouble(Pass::seconds).sum();
    }

    /** The same in CPU time. */
    public double coldCpuSeconds() {
        return passes.get(0).cpuSoFar();
    }

    /** The last pass. */
    public double warmSeconds() {
        return passes.get(passes.size() - 1).seconds();
    }

    /** The same in CPU time; the whole process's where there is but one pass. */
    public double warmCpuSeconds() {
        int last = passes.size() - 1;
        return passes.get(last).cpuSoFar()
                - (last == 0 ? 0 : passes.get(last - 1).cpuSoFar());
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException where it fails, with what it said
     */
    public static Child run(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException("failed: " + String.join(" ", command) + "\n" + said);
        }
        return new Child((System.nanoTime() - begun) / NANOS, parse(said));
    }

    /** What such a program printed; other lines are its log. */
    static List<Pass> parse(String said) {
        List<Pass> passes = said.lines()
                .filter(line -> line.startsWith("pass "))
                .map(line -> line.split(" ", -1))
                .map(words -> new Pass(Double.parseDouble(words[1]), Double.parseDouble(words[2])))
                .toList();
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("it printed no times: " + said);
        }
        return passes;
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
