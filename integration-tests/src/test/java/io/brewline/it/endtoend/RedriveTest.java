package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.LocalAlerts.Published;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** What lies in a dead-letter queue is tried again once its cause is mended, and stays there as long as it is not. */
@Timeout(120)
class RedriveTest {
    private static final String ORDERS = "SELECT COUNT(*) FROM sales.orders";
    private static final String LATER =
            "{\"schemaVersion\":3,\"type\":\"TransformedFile\",\"told\":\"in tomorrow's words\"}";

    @TempDir
    static Path folder;

    private static Machine machine;

    @BeforeAll
    static void start() {
        machine = Machine.start(folder.resolve("state"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void filesAreLoadedOnceTheWarehouseIsMended() throws Exception {
        machine.warehouse().execute("ALTER TABLE sales.products RENAME TO mislaid");
        List<FileResult> broken =
                machine.run(file("leeds", "Leeds"), file("york", "York")).files();
        assertThat(broken).allMatch(file -> file.status() == Status.FAILED);
        assertThat(alerts()).anyMatch(alert -> alert.text().contains("load stage's dead-letter queue"));
        assertThat(machine.redrive("load-queue")).isEqualTo(2);
        machine.pipeline().awaitDrained(loaded -> {});
        assertThat(machine.warehouse().rows(ORDERS)).as("not mended yet").containsExactly("0");

        machine.warehouse().execute("ALTER TABLE sales.mislaid RENAME TO products");
        assertThat(machine.redrive("load-queue")).as("nothing got lost").isEqualTo(2);
        machine.pipeline().awaitDrained(loaded -> {});
        assertThat(machine.warehouse().rows(ORDERS)).containsExactly("2");
        assertThat(machine.redrive("load-queue")).isZero();
    }

    @Test
    void aMessageOfALaterVersionIsStillThereForTheFunctionsThatReadIt() throws Exception {
        machine.send("load-queue", LATER);
        for (int i = 0; i < 2; i++) {
            machine.pipeline().awaitDrained(loaded -> {});
            assertThat(machine.redrive("load-queue")).isEqualTo(1);
        }
        machine.pipeline().awaitDrained(loaded -> {});
        assertThat(machine.receive("load-queue-dlq")).extracting(Message::body).containsExactly(LATER);
        assertThat(alerts())
                .filteredOn(alert -> alert.text().contains("schemaVersion is 3"))
                .hasSize(3)
                .allMatch(alert -> alert.text().contains("deploy the stages together, then redrive"));
    }

    private static Path file(String name, String branch) throws Exception {
        return BranchFile.write(
                folder.resolve(name + ".csv"), BranchFile.row("04/03/2024 09:00", branch, "Small Tea", "1.50"));
    }

    private static List<Published> alerts() {
        return machine.pipeline().alerts().published();
    }
}
