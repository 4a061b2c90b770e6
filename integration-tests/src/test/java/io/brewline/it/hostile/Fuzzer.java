package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.brewline.it.cases.TwoStages;
import io.brewline.message.FileRefused;
import io.brewline.message.TransformedFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Takes spoiled files through Extract and Transform, each or each so many of them twice, and checks what must hold of each. The first that breaks
 * something is saved and named by its seed. Not thread-safe.
 */
final class Fuzzer implements AutoCloseable {
    /** Reading a small file's bytes a few hundred times over, and the buffers of the readers and the compressor. */
    private static final long MOST_ALLOCATED_BYTES = 64L << 20;

    private static final Path SAVED = Path.of("target", "hostile");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RecordedLog log = new RecordedLog();
    private final TwoStages stages = new TwoStages();
    private final Accounts accounts = new Accounts();
    private final Corpus corpus;
    private final int eachTwice;
    private final Secrecy secrecy;
    private final Watchdog watchdog;
    private final Map<String, Long> outcomes = new TreeMap<>();

    /**
     * A fuzzer for the thread that makes it.
     *
     * @param eachTwice each so many inputs are run twice; 1 for all
     * @param longest what takes longer hangs
     */
    Fuzzer(Corpus corpus, int eachTwice, Duration longest) {
        this.corpus = corpus;
        this.eachTwice = eachTwice;
        secrecy = new Secrecy(corpus.search());
        watchdog = new Watchdog(longest);
    }

    /** Runs {@code inputs} inputs of which {@code seed} decides the seeds. */
    void run(long seed, long inputs) throws IOException {
        SplittableRandom seeds = new SplittableRandom(seed);
        for (long i = 0; i < inputs; i++) {
            one(seeds.nextLong());
        }
    }

    /** Runs the input of this seed. */
    void one(long seed) throws IOException {
        FuzzInput input = FuzzInput.of(seed, corpus);
        try {
            long before = threads.getCurrentThreadAllocatedBytes();
            watchdog.begin(input);
            Passage first = Passage.of(stages, log, input.key(), input.bytes());
            watchdog.end();
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(allocated).as("bytes allocated").isLessThan(MOST_ALLOCATED_BYTES);
            if (Math.floorMod(seed, eachTwice) == 0) {
                Passage second = Passage.of(stages, log, input.key(), input.bytes());
                assertThat(first.leftTheSameAs(second))
                        .as("the same bytes twice")
                        .isTrue();
            }
            accounts.check(first, input.text());
            secrecy.check(first);
            count(first);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(input + " was saved as " + save(input) + ": " + e.getMessage(), e);
        }
    }

    /** How often each end was met: {@code loaded}, or the reason of a refusal. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    private void count(Passage passage) {
        if (passage.message() instanceof FileRefused refused) {
            outcomes.merge(refused.stage() + " " + refused.reason(), 1L, Long::sum);
        } else if (passage.message() instanceof TransformedFile file) {
            outcomes.merge("loaded", 1L, Long::sum);
            outcomes.merge("rows", file.counts().rows(), Long::sum);
        }
    }

    private static Path save(FuzzInput input) throws IOException {
        Files.createDirectories(SAVED);
        return Files.write(SAVED.resolve(input.seed() + ".bin"), input.bytes());
    }

    @Override
    public void close() {
        watchdog.close();
        log.close();
    }
}
