package io.brewline.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.it.faults.Schedule.Result;
import io.brewline.it.faults.Schedule.Weather;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, whatever happens. By hand, with fresh seeds: {@code integration-tests/faults --schedules 2000}. */
@Timeout(1200)
class FaultsTest {
    /** One world for each core of a small machine. */
    private static final int WORLDS = 2;

    private static final int SCHEDULES = 200;
    private static final int FEWEST_FILES = 50;

    @Test
    void nothingIsLostAndNothingDoubled(@TempDir Path folder) throws Exception {
        List<Long> seeds = LongStream.rangeClosed(1, SCHEDULES).boxed().toList();

        Schedules.Sum sum = Schedules.run(seeds, WORLDS, folder);

        System.out.println(sum.line());
        assertThat(sum.failed()).extracting(Schedules::report).isEmpty();
        // A kind that never strikes proves nothing.
        assertThat(sum.struck()).containsOnlyKeys(FaultKind.values());
    }

    @Test
    void aSeedGivesTheSameScheduleAgain(@TempDir Path folder) throws Exception {
        try (World world = World.start(folder.resolve("warehouse"))) {
            // Answers cut, a dead loader's lock: but no two loaders at once, whose turns a busy machine may still
            // change.
            for (long seed : new long[] {9, 13}) {
                Result one = Schedule.run(world, seed, Weather.FAULTS, folder.resolve(seed + " once"));
                Result again = Schedule.run(world, seed, Weather.FAULTS, folder.resolve(seed + " again"));

                assertThat(again.trace()).isEqualTo(one.trace());
                assertThat(again.struck()).isEqualTo(one.struck());
            }
        }
    }

    @Test
    void filesAreManyAndFaultsAreNoneInCalmWeather(@TempDir Path folder) throws Exception {
        try (World world = World.start(folder.resolve("warehouse"))) {
            Result calm = Schedule.run(world, 1, Weather.CALM, folder.resolve("files"));

            assertThat(calm.verdict().isClean()).as(calm.verdict().toString()).isTrue();
            assertThat(calm.struck()).isEmpty();
            assertThat(calm.files()).isGreaterThanOrEqualTo(FEWEST_FILES);
        }
    }
}
