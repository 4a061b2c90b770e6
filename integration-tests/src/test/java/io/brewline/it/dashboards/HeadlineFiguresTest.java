package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratedFile;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures at the head of the dashboards are the sums that the generator made while it wrote the files. */
@ExtendWith(GeneratedMonthOnce.class)
class HeadlineFiguresTest {
    private static final List<SqlQuery> QUERIES = SqlQuery.all(GrafanaFiles.read());
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 11);
    private static final LocalDate SUNDAY = LocalDate.of(2024, 3, 24);

    @ParameterizedTest
    @CsvSource({
        "dashboards/chain-overview.json, Revenue, revenue",
        "dashboards/chain-overview.json, Orders, orders",
        "dashboards/chain-overview.json, Units, units",
        "dashboards/branch.json, Revenue, revenue",
        "dashboards/branch.json, Orders, orders",
    })
    void ofAPeriodAndTheWeekBefore(String file, String title, String column, GeneratedMonth month) throws SQLException {
        Answer answer = ask(month, file, title, branches(month), TimeRange.ofDays(MONDAY, SUNDAY));

        BigDecimal now = expected(month, column, within(MONDAY, SUNDAY));
        BigDecimal before = expected(month, column, within(MONDAY.minusWeeks(1), SUNDAY.minusWeeks(1)));
        assertThat(answer.number(column)).isEqualByComparingTo(now);
        assertThat(answer.number("vs a week before").doubleValue()).isCloseTo(change(now, before), offset(1e-9));
    }

    @Test
    void ofAWeekAndTheSameWeekOfTheYearBefore(GeneratedMonth month) throws SQLException {
        LocalDate monday = GeneratedMonth.YEAR_BEFORE.plusWeeks(52);
        Answer answer = ask(
                month,
                "dashboards/chain-overview.json",
                "Revenue",
                branches(month),
                TimeRange.ofDays(monday, monday.plusDays(6)));

        BigDecimal now = expected(month, "revenue", within(monday, monday.plusDays(6)));
        BigDecimal before =
                expected(month, "revenue", within(GeneratedMonth.YEAR_BEFORE, GeneratedMonth.YEAR_BEFORE.plusDays(6)));
        assertThat(answer.number("vs a year before").doubleValue()).isCloseTo(change(now, before), offset(1e-9));
    }

    private static double change(BigDecimal now, BigDecimal before) {
        return now.doubleValue() / before.doubleValue() - 1;
    }

    private static List<String> branches(GeneratedMonth month) {
        return month.files().stream().map(GeneratedFile::branch).distinct().toList();
    }

    @Test
    void ofOneBranch(GeneratedMonth month) throws SQLException {
        String branch = month.files().get(0).branch();
        Answer answer =
                ask(month, "dashboards/branch.json", "Revenue", List.of(branch), TimeRange.ofDays(MONDAY, SUNDAY));
        assertThat(answer.number("revenue"))
                .isEqualByComparingTo(expected(
                        month,
                        "revenue",
                        within(MONDAY, SUNDAY).and(file -> file.branch().equals(branch))));
    }

    @Test
    void ofAllProducts(GeneratedMonth month) throws SQLException {
        TimeRange period = TimeRange.ofDays(GeneratedMonth.FIRST_DAY, GeneratedMonth.LAST_DAY);
        String sql = query("dashboards/products.json", "Revenue")
                .sql()
                .replace(" AND product_type IN ($product_type) AND product_name IN ($product)", "");
        try (Connection warehouse = month.connect()) {
            Answer answer = Answer.of(warehouse, RedshiftPlugin.statement(sql, chosen(branches(month)), period));
            assertThat(answer.number("revenue"))
                    .isEqualByComparingTo(
                            expected(month, "revenue", within(GeneratedMonth.FIRST_DAY, GeneratedMonth.LAST_DAY)));
        }
    }

    @Test
    void ofFilesAndRows(GeneratedMonth month) throws SQLException {
        String board = "dashboards/data-quality.json";
        TimeRange landing = month.periodOf(query(board, "Files"));
        long accepted =
                month.files().stream().filter(file -> file.truth().isAccepted()).count();

        assertThat(ask(month, board, "Files", List.of(), landing).number("files"))
                .isEqualByComparingTo(BigDecimal.valueOf(month.files().size() + 1L));
        assertThat(ask(month, board, "Refused files", List.of(), landing).number("refused"))
                .isEqualByComparingTo(BigDecimal.valueOf(month.files().size() - accepted));
    }

    @Test
    void theSumsOfTheFilesAreTheGeneratorsOwnTotals(GeneratedMonth month) {
        long pence = month.totals().mapToLong(ExpectedLoad::revenuePence).sum();
        assertThat(expected(month, "revenue", file -> true)).isEqualByComparingTo(BigDecimal.valueOf(pence, 2));
    }

    private static Answer ask(GeneratedMonth month, String file, String title, List<String> branches, TimeRange period)
            throws SQLException {
        try (Connection warehouse = month.connect()) {
            String sql = query(file, title).sql();
            return Answer.of(warehouse, RedshiftPlugin.statement(sql, chosen(branches), period));
        }
    }

    private static Map<String, List<String>> chosen(List<String> branches) {
        return Map.of("branch", branches, "payment", List.of("CARD", "CASH"));
    }

    private static SqlQuery query(String file, String title) {
        return QUERIES.stream()
                .filter(one ->
                        one.place().startsWith(file + " panel ") && one.place().contains("(" + title + ")"))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<GeneratedFile> within(LocalDate first, LocalDate last) {
        return file -> !file.day().isBefore(first) && !file.day().isAfter(last);
    }

    private static BigDecimal expected(GeneratedMonth month, String column, Predicate<GeneratedFile> files) {
        ToLongFunction<ExpectedLoad> figure = switch (column) {
            case "revenue" -> ExpectedLoad::revenuePence;
            case "orders" -> ExpectedLoad::orders;
            case "units" -> ExpectedLoad::units;
            default -> throw new IllegalArgumentException(column);
        };
        long sum = month.files(files).stream()
                .map(GeneratedFile::truth)
                .mapToLong(figure)
                .sum();
        return BigDecimal.valueOf(sum, column.equals("revenue") ? 2 : 0);
    }
}
