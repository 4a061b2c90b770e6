package io.brewline.it.faults;

import io.brewline.it.faults.Schedule.Result;
import io.brewline.it.faults.Schedule.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the schedules of many seeds, in a few worlds side by side, and adds up what became of them. */
final class Schedules {
    /** In between, for who waits for thousands. */
    private static final int SAID_EVERY = 250;

    private final Queue<Long> seeds;
    private final List<Result> failed = new ArrayList<>();
    private final Map<FaultKind, Long> struck = new EnumMap<>(FaultKind.class);
    private final List<Long> recoveryMillis = new ArrayList<>();
    private final long start = System.nanoTime();
    private int schedules;
    private long files;
    private long orders;
    private long lost;
    private long doubled;

    private Schedules(List<Long> seeds) {
        this.seeds = new ConcurrentLinkedQueue<>(seeds);
    }

    /**
     * The sum of it.
     *
     * @param failed those that were not clean
     * @param struck faults, by kind
     * @param line all figures, for people
     */
    record Sum(List<Result> failed, Map<FaultKind, Long> struck, String line) {}

    /** Runs each seed. */
    static Sum run(List<Long> seeds, int worlds, Path folder) throws InterruptedException, ExecutionException {
        Schedules all = new Schedules(seeds);
        ExecutorService threads = Executors.newFixedThreadPool(worlds);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < worlds; i++) {
                Path world = folder.resolve("world-" + i);
                ends.add(threads.submit(() -> {
                    all.runIn(world);
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return new Sum(all.failed, all.struck, all.line());
    }

    private void runIn(Path home) throws IOException, SQLException {
        try (World world = World.start(home.resolve("warehouse"))) {
            for (Long seed = seeds.poll(); seed != null; seed = seeds.poll()) {
                Path files = home.resolve("files");
                add(Schedule.run(world, seed, Weather.FAULTS, files));
                delete(files);
            }
            synchronized (this) {
                recoveryMillis.addAll(world.recoveryMillis());
            }
        }
    }

    private synchronized void add(Result result) {
        schedules++;
        files += result.files();
        orders += result.verdict().orders();
        lost += result.verdict().lost().size();
        doubled += result.verdict().doubled().size();
        result.struck().forEach((kind, count) -> struck.merge(kind, count, Long::sum));
        if (!result.verdict().isClean()) {
            failed.add(result);
            System.out.println(report(result));
        }
        if (schedules % SAID_EVERY == 0) {
            System.out.println(line());
        }
    }

    /** What was wrong, and how to see it again. */
    static String report(Result result) {
        return "faults: seed " + result.seed() + " is NOT clean; again: integration-tests/faults --seed "
                + result.seed() + "\n" + result.verdict();
    }

    private synchronized String line() {
        long faults = struck.values().stream().mapToLong(Long::longValue).sum();
        List<Long> recoveries = recoveryMillis.stream().sorted().toList();
        return String.format(
                "faults: %d schedules, %,d files, %,d orders checked, %,d faults %s, lost %d, doubled %d, not clean %d, %d s;"
                        + " %d warehouse restarts, to the first load %s ms",
                schedules,
                files,
                orders,
                faults,
                struck,
                lost,
                doubled,
                failed.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                recoveries.size(),
                recoveries.isEmpty()
                        ? "-"
                        : recoveries.get(recoveries.size() / 2) + " (median), " + recoveries.get(recoveries.size() - 1)
                                + " (most)");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
