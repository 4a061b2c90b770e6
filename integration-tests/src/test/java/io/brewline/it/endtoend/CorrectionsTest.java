package io.brewline.it.endtoend;

import static io.brewline.it.endtoend.BranchFile.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that come again, under one name or two. Each test has a branch of its own. */
@Timeout(120)
class CorrectionsTest {
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
    void aCorrectedUploadReplacesItsDaysOnly() throws Exception {
        Path file = folder.resolve("corrected/leeds.csv");
        machine.run(BranchFile.write(
                file,
                row("04/03/2024 09:00", "Leeds", "Large Latte", "2.45"),
                row("05/03/2024 09:00", "Leeds", "Large Latte", "2.45"),
                row("05/03/2024 10:00", "Leeds", "Cookie", "1.25")));

        RunResult corrected = machine.run(BranchFile.write(
                file,
                row("05/03/2024 09:00", "Leeds", "Large Latte", "2.45"),
                row("05/03/2024 10:00", "Leeds", "Brownie", "2.10")));

        assertThat(sales("Leeds"))
                .containsExactly(
                        "2024-03-04 09:00:00 | Latte | 2.45",
                        "2024-03-05 09:00:00 | Latte | 2.45",
                        "2024-03-05 10:00:00 | Brownie | 2.10");
        assertThat(corrected.files().get(0).status()).isEqualTo(Status.LOADED);
        assertThat(corrected.files().get(0).orders()).isEqualTo(1);
        assertThat(corrected.files().get(0).alreadyLoaded()).isEqualTo(1);
    }

    @Test
    void aFileThatIsOverwrittenEveryDayKeepsTheEarlierDays() throws Exception {
        Path file = folder.resolve("daily/sales.csv");
        for (String day : List.of("04", "05", "06")) {
            machine.run(BranchFile.write(file, row(day + "/03/2024 09:00", "York", "Small Tea", "1.50")));
        }

        assertThat(sales("York"))
                .containsExactly(
                        "2024-03-04 09:00:00 | Tea | 1.50",
                        "2024-03-05 09:00:00 | Tea | 1.50",
                        "2024-03-06 09:00:00 | Tea | 1.50");
    }

    @Test
    void twoFilesOfOneNameInTwoFoldersAreTwoFiles() throws Exception {
        Path one = BranchFile.write(
                folder.resolve("north/sales.csv"), row("04/03/2024 09:00", "Hull", "Small Tea", "1.50"));
        Path other = BranchFile.write(
                folder.resolve("south/sales.csv"), row("04/03/2024 09:00", "Hove", "Small Tea", "1.50"));

        RunResult both = machine.run(one, other);

        assertThat(both.files()).extracting(FileResult::name).containsExactly(one.toString(), other.toString());
        assertThat(both.files()).extracting(FileResult::status).containsOnly(Status.LOADED);
        assertThat(sales("Hull")).hasSize(1);
        assertThat(sales("Hove")).hasSize(1);
    }

    @Test
    void aSaleInTwoFilesIsOneSaleUntilNeitherHoldsIt() throws Exception {
        Path morning = folder.resolve("overlap/morning.csv");
        Path day = folder.resolve("overlap/day.csv");
        machine.run(BranchFile.write(morning, row("04/03/2024 09:00", "Bath", "Small Tea", "1.50")));
        machine.run(BranchFile.write(
                day,
                row("04/03/2024 09:00", "Bath", "Small Tea", "1.50"),
                row("04/03/2024 15:00", "Bath", "Cookie", "1.25")));
        assertThat(sales("Bath")).hasSize(2);

        machine.run(BranchFile.write(morning, row("04/03/2024 09:01", "Bath", "Small Tea", "1.50")));
        assertThat(sales("Bath")).hasSize(3);

        machine.run(BranchFile.write(day, row("04/03/2024 15:00", "Bath", "Cookie", "1.25")));
        assertThat(sales("Bath"))
                .containsExactly("2024-03-04 09:01:00 | Tea | 1.50", "2024-03-04 15:00:00 | Cookie | 1.25");
    }

    @Test
    void aRefusedUploadLeavesTheEarlierOneInForce() throws Exception {
        Path file = folder.resolve("refused/ripon.csv");
        machine.run(BranchFile.write(file, row("04/03/2024 09:00", "Ripon", "Small Tea", "1.50")));

        RunResult refused = machine.run(BranchFile.write(file));

        assertThat(refused.files().get(0).status()).isEqualTo(Status.REFUSED);
        assertThat(sales("Ripon")).hasSize(1);
    }

    @Test
    void anObjectThatSomebodyElsePutsIsLoadedToo() throws Exception {
        Path file =
                BranchFile.write(folder.resolve("direct/ely.csv"), row("04/03/2024 09:00", "Ely", "Small Tea", "1.50"));

        machine.s3().putObject(r -> r.bucket("brewline-landing").key("by hand/ely (1).csv"), file);
        // S3 answers the one who puts it before the event is in the queue.
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sales("Ely").isEmpty() && System.nanoTime() < end) {
            machine.pipeline().awaitDrained(loaded -> {});
        }

        assertThat(sales("Ely")).hasSize(1);
    }

    private static List<String> sales(String branch) throws SQLException {
        return machine.warehouse()
                .rows("SELECT o.order_date, p.product_type, o.total_price FROM sales.orders o"
                        + " JOIN sales.branches b ON b.branch_id = o.branch_id"
                        + " JOIN sales.products p ON p.product_id = o.product_id"
                        + " WHERE b.branch_name = '" + branch + "' ORDER BY o.order_date");
    }
}
