package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.cli.Brewline;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed, as by a power cut, while files are on their way; PostgreSQL outlives it. */
@Timeout(180)
class KilledRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void runningTheFilesAgainGivesAllOfThemOnce() throws Exception {
        Path home = folder.resolve("state");
        Path files = folder.resolve("files");
        GeneratedSummary truth = BranchFileGenerator.generate(
                GeneratorOptions.defaults().withBranches(6).withDays(4).withOrdersPerDay(60),
                files,
                ProgressListener.NONE);

        killOnceSomethingIsOnItsWay(home, files);

        List<Path> paths = truth.files().stream().map(file -> file.path()).toList();
        try (Machine machine = Machine.start(home)) {
            assertThat(machine.run(paths).warehouse()).satisfies(warehouse -> {
                assertThat(warehouse.orders()).isEqualTo(truth.totals().orders());
                assertThat(warehouse.lines()).isEqualTo(truth.totals().orderLines());
                assertThat(warehouse.units()).isEqualTo(truth.totals().units());
                assertThat(warehouse.revenue())
                        .isEqualTo(BigDecimal.valueOf(truth.totals().revenuePence(), 2)
                                .toPlainString());
            });
        }
    }

    private void killOnceSomethingIsOnItsWay(Path home, Path files) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Brewline.class.getName(),
                        "run",
                        "--home",
                        home.toString(),
                        files.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (run.isAlive() && !isOnItsWay(home.resolve("brewline.log")) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(run.isAlive()).as(Files.readString(folder.resolve("output"))).isTrue();
        run.destroyForcibly().waitFor();
    }

    private static boolean isOnItsWay(Path log) throws IOException {
        return Files.exists(log) && Files.readString(log).contains("transformed");
    }
}
