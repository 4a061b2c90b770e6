package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} over a generated fortnight: its figures are sums over the sales, made without the views. */
@Timeout(300)
class ReportCommandTest {
    private static final String SECOND_WEEK = "o.order_date >= '2024-03-11' AND o.order_date < '2024-03-18'";
    private static final String FIRST_WEEK = "o.order_date >= '2024-03-04' AND o.order_date < '2024-03-11'";

    @TempDir
    static Path folder;

    private static JsonNode figures;
    private static Document page;

    @BeforeAll
    static void loadAFortnightAndReportItsSecondWeek() throws IOException {
        CommandRun.inProcess(
                home(), "demo", "--branches", "3", "--days", "14", "--orders", "25", "--dirt", "0.03", "--json");
        figures = new JsonMapper().readTree(report("--days", "7", "--json").out());
        Path out = folder.resolve("pages/week.html");
        CommandRun run = report("--days", "7", "--out", out.toString());
        assertThat(run.out())
                .startsWith("Wrote " + out + ": 2024-03-11 to 2024-03-17, ")
                .endsWith("Open it in a browser." + System.lineSeparator());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        page = Jsoup.parse(Files.readString(out));
    }

    @Test
    void totalsAreTheSumsOfTheSales() {
        assertThat(texts(figures.at("/totals"))).isEqualTo(sums(SECOND_WEEK));
        assertThat(texts(figures.at("/totals_before"))).isEqualTo(sums(FIRST_WEEK));
    }

    private static List<String> sums(String when) {
        return sql("SELECT COUNT(DISTINCT o.order_id), SUM(o.quantity), SUM(o.total_price) FROM sales.orders o WHERE "
                + when);
    }

    @Test
    void everyDayOfThePeriodIsThere() {
        assertThat(pairs(figures.at("/days"), "day"))
                .isEqualTo(sql("SELECT CAST(o.order_date AS DATE), SUM(o.total_price) FROM sales.orders o WHERE "
                        + SECOND_WEEK + " GROUP BY 1 ORDER BY 1"));
    }

    @Test
    void bestSellersAreProductsAtWhateverPrice() {
        assertThat(pairs(figures.at("/best_sellers"), "name"))
                .isEqualTo(sql("SELECT COALESCE(p.product_size || ' ', '') || p.product_type"
                        + " || COALESCE(' - ' || p.product_flavour, ''), SUM(o.total_price)"
                        + " FROM sales.orders o JOIN sales.products p ON p.product_id = o.product_id WHERE "
                        + SECOND_WEEK + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10"));
    }

    @Test
    void branchesCategoriesAndPaymentAddUp() {
        assertThat(pairs(figures.at("/branches"), "name"))
                .isEqualTo(sql("SELECT b.branch_name, SUM(o.total_price) FROM sales.orders o"
                        + " JOIN sales.branches b ON b.branch_id = o.branch_id WHERE " + SECOND_WEEK
                        + " GROUP BY 1 ORDER BY 2 DESC, 1"));
        assertThat(pairs(figures.at("/payment_methods"), "name"))
                .isEqualTo(sql("SELECT CASE o.payment_method WHEN 'CARD' THEN 'Card' ELSE 'Cash' END,"
                        + " SUM(o.total_price) FROM sales.orders o WHERE " + SECOND_WEEK
                        + " GROUP BY 1 ORDER BY 2 DESC"));
        BigDecimal all = new BigDecimal(figures.at("/totals/revenue").asText());
        assertThat(sum("/product_types")).isEqualByComparingTo(all);
        assertThat(sum("/hours")).isEqualByComparingTo(all);
    }

    private static BigDecimal sum(String list) {
        return StreamSupport.stream(figures.at(list).spliterator(), false)
                .map(each -> new BigDecimal(each.path("revenue").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void hoursAreThoseOfTheWeek() {
        List<String> hours = new ArrayList<>();
        figures.at("/hours")
                .forEach(hour -> hours.addAll(List.of(
                        hour.path("weekday").asText(),
                        hour.path("hour").asText(),
                        hour.path("revenue").asText())));

        assertThat(hours)
                .isEqualTo(sql("SELECT DATEDIFF(day, CAST('2024-03-11' AS DATE), CAST(o.order_date AS DATE)) + 1,"
                        + " CAST(EXTRACT(hour FROM o.order_date) AS INTEGER), SUM(o.total_price)"
                        + " FROM sales.orders o WHERE " + SECOND_WEEK + " GROUP BY 1, 2 ORDER BY 1, 2"));
    }

    @Test
    void whatDidNotGetInIsCounted() {
        assertThat(List.of(
                        figures.at("/landed/files").asText(),
                        figures.at("/landed/files_refused").asText(),
                        figures.at("/landed/rows_read").asText(),
                        figures.at("/landed/rows_rejected").asText()))
                .isEqualTo(sql("SELECT COUNT(*), SUM(CASE WHEN status = 'refused' THEN 1 ELSE 0 END),"
                        + " SUM(rows_read), SUM(rows_rejected) FROM etl.file_versions"));
        assertThat(figures.at("/landed/rejects")).isNotEmpty();
    }

    @Test
    void freshnessReachesToEachBranchsNewestSale() {
        List<String> newest = new ArrayList<>();
        figures.at("/freshness")
                .forEach(branch -> newest.add(
                        branch.path("newest_sale").asText().substring(0, 16).replace('T', ' ')));

        assertThat(newest)
                .isEqualTo(sql("SELECT LEFT(CAST(MAX(o.order_date) AS VARCHAR), 16) FROM sales.orders o"
                        + " JOIN sales.branches b ON b.branch_id = o.branch_id GROUP BY b.branch_name"
                        + " ORDER BY MAX(o.order_date), b.branch_name"));
    }

    @Test
    void thePageHoldsTheSameFigures() throws IOException {
        assertThat(new JsonMapper()
                        .readTree(page.getElementById("figures").data())
                        .at("/totals"))
                .isEqualTo(figures.at("/totals"));
        String revenue = String.format(
                "£%,.2f", new BigDecimal(figures.at("/totals/revenue").asText()));
        assertThat(page.select(".cards .value").first().text()).isEqualTo(revenue);
        List<String> branches = new ArrayList<>();
        figures.at("/branches")
                .forEach(branch -> branches.add(branch.path("name").asText()));
        assertThat(page.select(".panel-branches tbody th").eachText()).isEqualTo(branches);
    }

    @Test
    void aPeriodWithoutSalesSaysWhereTheyAre() throws IOException {
        Path out = folder.resolve("silent.html");
        CommandRun run = report("--to", "2020-01-31", "--days", "3", "--out", out.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Jsoup.parse(Files.readString(out)).select("main").text())
                .contains("No sales in this period", "4 March to 17 March 2024", "./brewline report --to 2024-03-17");
    }

    @Test
    void anEmptyWarehouseIsNoError() throws IOException {
        Path out = folder.resolve("empty.html");
        CommandRun run = CommandRun.inProcess(folder.resolve("empty"), "report", "--out", out.toString());

        assertThat(run.out()).startsWith("There are no sales to show: " + out);
        assertThat(run.exitCode()).isZero();
        assertThat(Jsoup.parse(Files.readString(out)).select("main").text()).contains("./brewline demo");
    }

    @Test
    void whatNoPeriodCanBeIsWrongUsage() {
        UsageTest.assertOneSentence(report("--days", "7", "--from", "2024-03-04"), 2);
        UsageTest.assertOneSentence(report("--from", "2024-03-05", "--to", "2024-03-04"), 2);
        UsageTest.assertOneSentence(report("--from", "2030-01-01"), 2);
    }

    @Test
    void aPageThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        UsageTest.assertOneSentence(report("--out", file.resolve("page.html").toString()), 1);
        UsageTest.assertOneSentence(report("--out", folder.toString()), 1);
    }

    private static CommandRun report(String... options) {
        return CommandRun.inProcess(home(), with("report", options));
    }

    /** The values of a query's rows, one after another. */
    private static List<String> sql(String query) {
        return CommandRun.inProcess(home(), "sql", "--format", "csv", query)
                .out()
                .lines()
                .skip(1)
                .flatMap(line -> List.of(line.split(",")).stream())
                .toList();
    }

    private static List<String> texts(JsonNode fields) {
        List<String> texts = new ArrayList<>();
        fields.forEach(field -> texts.add(field.asText()));
        return texts;
    }

    private static List<String> pairs(JsonNode rows, String name) {
        List<String> pairs = new ArrayList<>();
        rows.forEach(row -> pairs.addAll(
                List.of(row.path(name).asText(), row.path("revenue").asText())));
        return pairs;
    }

    private static Path home() {
        return folder.resolve("home");
    }

    private static String[] with(String command, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(0, command);
        return all.toArray(String[]::new);
    }
}
