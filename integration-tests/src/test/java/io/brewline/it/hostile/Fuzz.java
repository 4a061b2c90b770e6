package io.brewline.it.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/**
 * Runs spoiled files, in two threads, until as many as were asked for went through or one broke something. By hand: {@code
 * integration-tests/fuzz}.
 */
final class Fuzz {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int THREADS = 2;
    private static final int WARM_UP = 2_000;
    private static final int PORTION = 50_000;

    private final Corpus corpus;
    private final int eachTwice;
    private final Map<String, Long> outcomes = new TreeMap<>();

    /** @param eachTwice each so many inputs are run twice; 1 for all */
    Fuzz(Corpus corpus, int eachTwice) {
        this.corpus = corpus;
        this.eachTwice = eachTwice;
        // SLF4J that is woken by two threads at once gives one of them a stand-in.
        LoggerFactory.getILoggerFactory();
    }

    /**
     * Ends the process: 0 where nothing broke, else 1.
     *
     * @param arguments {@code inputs}, how many, and the seed of the run; or {@code input} and the seed of one input
     */
    public static void main(String[] arguments) throws Exception {
        Fuzz fuzz = new Fuzz(Corpus.make(), 1);
        try {
            if (arguments[0].equals("input")) {
                try (Fuzzer fuzzer = new Fuzzer(fuzz.corpus, 1, LONGEST)) {
                    fuzzer.one(Long.parseLong(arguments[1]));
                }
            } else {
                fuzz.run(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
            }
            System.out.println("nothing broke: " + fuzz.outcomes);
            System.exit(0);
        } catch (AssertionError e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    /** @throws AssertionError where one broke something, or memory grew */
    void run(long inputs, long seed) throws InterruptedException {
        SplittableRandom seeds = new SplittableRandom(seed);
        long start = System.nanoTime();
        portion(seeds, WARM_UP);
        HeldMemory before = HeldMemory.now();
        HeldMemory after = before;
        for (long done = WARM_UP; done < inputs; done += PORTION) {
            portion(seeds, Math.min(PORTION, inputs - done));
            after = HeldMemory.now();
            System.out.printf(
                    "%,d inputs, %,d s, %s%n",
                    Math.min(done + PORTION, inputs), (System.nanoTime() - start) / 1_000_000_000, after);
        }
        after.requireNoMoreThan(before);
    }

    /** What became of the files, and how many rows were loaded. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    private void portion(SplittableRandom seeds, long inputs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Map<String, Long>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long seed = seeds.nextLong();
                running.add(threads.submit(() -> fuzz(seed, inputs / THREADS)));
            }
            for (Future<Map<String, Long>> each : running) {
                each.get().forEach((end, times) -> outcomes.merge(end, times, Long::sum));
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Long> fuzz(long seed, long inputs) throws Exception {
        try (Fuzzer fuzzer = new Fuzzer(corpus, eachTwice, LONGEST)) {
            fuzzer.run(seed, inputs);
            return fuzzer.outcomes();
        }
    }
}
