package io.brewline.it.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.aws.AwsClients;
import io.brewline.it.endtoend.Machine;
import io.brewline.local.report.RunReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files come faster than the warehouse takes them: its first load is held up until all others wait behind it. {@code
 * -Dbrewline.files=} says how many; for the figures of a run that nothing holds up, {@code integration-tests/many-files}.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ManyFilesTest {
    private static final int FILES = Integer.getInteger("brewline.files", 200);

    private static List<String> differences;
    private static Pressure pressure;

    @BeforeAll
    static void land(@TempDir Path folder) throws Exception {
        ManyFiles many = ManyFiles.generate(FILES, folder.resolve("files"));
        HeldManifest held = new HeldManifest();
        try (Machine machine = Machine.start(
                folder.resolve("state"),
                aws -> new AwsClients(held.over(aws.s3()), aws.sqs(), aws.sns(), aws.secrets()))) {
            many.paths().forEach(machine.pipeline()::land);
            while (toLoad(machine) < many.paths().size()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            held.release();
            machine.pipeline().awaitDrained(loaded -> {});
            try (Connection warehouse = machine.pipeline().warehouse().connect()) {
                differences = many.differences(new RunReport(warehouse).totals(), machine);
            }
            pressure = Pressure.of(machine.warehouse());
        }
        System.out.println(pressure);
    }

    @Test
    void nothingIsLostDoubledOrGivenUpOn() {
        assertThat(differences).isEmpty();
    }

    @Test
    void theBatchesGrowWithWhatWaits() {
        assertThat(pressure.batches().size()).as(pressure.toString()).isBetween(2, Math.max(5, FILES / 20));
        assertThat(pressure.largestBatch()).isGreaterThan(pressure.batches().get(0));
    }

    private static long toLoad(Machine machine) {
        return machine.sentMessages().stream()
                .filter(message -> message.contains("\"TransformedFile\"") || message.contains("\"FileRefused\""))
                .count();
    }
}
