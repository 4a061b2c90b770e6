package io.brewline.it.faults;

import io.brewline.it.faults.Schedule.Result;
import io.brewline.it.faults.Schedule.Weather;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Runs schedules by hand; started by {@code integration-tests/faults}. */
final class RandomSchedules {
    private static final int WORLDS = 2;

    private RandomSchedules() {}

    /**
     * Runs them and ends the process: 0 where all were clean, else 1.
     *
     * @param arguments a folder to work in, the first seed, how many; of a single one the whole story is told
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long first = Long.parseLong(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        System.exit(count == 1 ? one(first, folder) : many(first, count, folder));
    }

    private static int one(long seed, Path folder) throws Exception {
        try (World world = World.start(folder.resolve("warehouse"))) {
            Result result = Schedule.run(world, seed, Weather.FAULTS, folder.resolve("files"));
            System.out.println(result.latest());
            System.out.printf(
                    "seed %d, trace %s%nfiles %d, orders %d, faults %s%n%s%n",
                    seed, result.trace(), result.files(), result.verdict().orders(), result.struck(), result.verdict());
            return result.verdict().isClean() ? 0 : 1;
        }
    }

    private static int many(long first, int count, Path folder) throws Exception {
        List<Long> seeds = LongStream.range(first, first + count).boxed().toList();
        Schedules.Sum sum = Schedules.run(seeds, WORLDS, folder);
        System.out.println(sum.line());
        return sum.failed().isEmpty() ? 0 : 1;
    }
}
