package io.brewline.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The views' figures of a generated month are the files' own, and those of a dirty week are what was planted. */
@Timeout(240)
class ReportingFiguresTest {
    private static final GeneratorOptions MONTH =
            new GeneratorOptions(11, 3, 31, LocalDate.of(2024, 3, 4), 40, BranchLayout.SUPERCAFE, 0);
    private static final GeneratorOptions DIRTY =
            new GeneratorOptions(78, 5, 4, LocalDate.of(2024, 6, 3), 40, BranchLayout.MIX, 0.2);

    private static Machine machine;
    private static Receipts receipts;
    private static GeneratedSummary month;
    private static GeneratedSummary dirty;
    private static List<String> prices;

    @BeforeAll
    static void runThrough(@TempDir Path folder) throws Exception {
        month = BranchFileGenerator.generate(MONTH, folder.resolve("month"), ProgressListener.NONE);
        dirty = BranchFileGenerator.generate(DIRTY, folder.resolve("dirty"), ProgressListener.NONE);
        receipts = Receipts.read(Chain.paths(month.files()));
        machine = Machine.start(folder.resolve("state"));
        machine.run(Chain.paths(month.files()));
        prices = rows("product_name, unit_price, first_sold, last_sold, units FROM reporting.product_prices");
        machine.run(Chain.paths(dirty.files()));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void byHourAndPaymentMethod() throws SQLException {
        assertThat(ofMonth(
                        "order_day, order_hour, branch_name, payment_method, orders, units, revenue", "hourly_sales"))
                .containsExactlyInAnyOrderElementsOf(receipts.sums(receipt -> String.join(
                        " | ",
                        receipt.day().toString(),
                        Integer.toString(receipt.at().getHour()),
                        receipt.branch(),
                        receipt.payment())));
    }

    @Test
    void byDayAndBranch() throws SQLException {
        assertThat(ofMonth("order_day, weekday, branch_name, orders, units, revenue", "daily_sales"))
                .containsExactlyInAnyOrderElementsOf(receipts.sums(receipt ->
                        receipt.day() + " | " + receipt.day().getDayOfWeek().getValue() + " | " + receipt.branch()));
    }

    @Test
    void withTheWeekBefore() throws SQLException {
        assertThat(ofMonth("order_day, branch_name, revenue, revenue_week_before, orders_week_before", "daily_sales"))
                .containsExactlyInAnyOrderElementsOf(receipts.weeks());
    }

    @Test
    void byProduct() throws SQLException {
        assertThat(ofMonth(
                        "order_day, branch_name, payment_method, product_name, unit_price, orders, units, revenue",
                        "daily_product_sales"))
                .containsExactlyInAnyOrderElementsOf(receipts.productSums(
                        receipt -> receipt.day() + " | " + receipt.branch() + " | " + receipt.payment()));
    }

    @Test
    void pricesAndWhenTheySold() {
        assertThat(prices).containsExactlyInAnyOrderElementsOf(receipts.prices());
    }

    @Test
    void basketsBySize() throws SQLException {
        assertThat(ofMonth(
                        "order_day, branch_name, units_in_basket, orders, orders * units_in_basket, revenue",
                        "basket_sizes"))
                .containsExactlyInAnyOrderElementsOf(receipts.sums(receipt -> receipt.day() + " | " + receipt.branch()
                        + " | " + receipt.items().size()));
    }

    @Test
    void knownAndReturningCustomers() throws SQLException {
        assertThat(rows("order_month, orders, orders_with_customer, customers, returning_customers"
                        + " FROM reporting.customer_coverage WHERE order_month < '2024-06-01'"))
                .containsExactlyInAnyOrderElementsOf(receipts.coverage());
    }

    @Test
    void theChainIsVariedEnough() {
        assertThat(receipts.prices()).hasSizeGreaterThan(30);
        assertThat(receipts.coverage()).hasSize(2).last().asString().doesNotEndWith("| 0");
        assertThat(dirty.refusedFiles()).isPositive();
        assertThat(dirty.totals().rejected()).isPositive();
    }

    @Test
    void allSalesOfBoth() throws SQLException {
        assertThat(rows("SUM(orders), SUM(units), CAST(SUM(revenue) * 100 AS BIGINT) FROM reporting.daily_sales"))
                .containsExactly(String.join(
                        " | ",
                        Long.toString(month.totals().orders() + dirty.totals().orders()),
                        Long.toString(month.totals().units() + dirty.totals().units()),
                        Long.toString(
                                month.totals().revenuePence() + dirty.totals().revenuePence())));
    }

    @Test
    void files() throws SQLException {
        assertThat(
                        rows(
                                "SUM(files), SUM(files_refused), SUM(rows_read), SUM(orders_inserted) FROM reporting.file_quality"))
                .containsExactly(String.join(
                        " | ",
                        Integer.toString(month.files().size() + dirty.files().size()),
                        Long.toString(dirty.refusedFiles()),
                        Long.toString(sum(month, true, file -> file.truth().rows())
                                + sum(dirty, true, file -> file.truth().rows())
                                + sum(dirty, false, file -> file.truth().rows())),
                        Long.toString(month.totals().orders() + dirty.totals().orders())));
    }

    @Test
    void rejectedRowsOfAcceptedFiles() throws SQLException {
        long rejected = sum(dirty, true, file -> file.truth().rejected());

        assertThat(rows("SUM(rejected_rows) FROM reporting.rejected_rows")).containsExactly(Long.toString(rejected));
        assertThat(rows("SUM(rows_duplicate) FROM reporting.file_quality"))
                .containsExactly(
                        Long.toString(sum(dirty, true, file -> file.truth().duplicateRows())));
    }

    @Test
    void refusedFilesByName() throws SQLException {
        List<String> refused = dirty.files().stream()
                .filter(file -> !file.truth().isAccepted())
                .map(file -> file.path().getFileName().toString())
                .toList();

        assertThat(rows("object_key FROM reporting.refused_files"))
                .extracting(key -> key.substring(key.indexOf('/') + 1))
                .containsExactlyInAnyOrderElementsOf(refused);
    }

    @Test
    void whereEachBranchStands() throws SQLException {
        assertThat(rows("branch_name, CAST(newest_sale AS DATE), is_late FROM reporting.branch_freshness"))
                .containsExactlyInAnyOrderElementsOf(rows("branch_name, '2024-06-06', 0 FROM reporting.branches"));
        assertThat(rows("SUM(files) FROM reporting.load_latency"))
                .containsExactly(
                        Long.toString(month.files().size() + dirty.files().size() - dirty.refusedFiles()));
    }

    private static long sum(GeneratedSummary summary, boolean accepted, ToLongFunction<GeneratedFile> figure) {
        return summary.files().stream()
                .filter(file -> file.truth().isAccepted() == accepted)
                .mapToLong(figure)
                .sum();
    }

    private static List<String> ofMonth(String columns, String view) throws SQLException {
        return rows(columns + " FROM reporting." + view + " WHERE order_day < '2024-06-01'");
    }

    private static List<String> rows(String select) throws SQLException {
        return machine.warehouse().rows("SELECT " + select);
    }
}
