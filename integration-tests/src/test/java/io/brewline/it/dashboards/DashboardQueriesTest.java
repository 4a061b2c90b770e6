package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of each variable, panel and alert rule, run by the Redshift driver as the user of dashboards. */
@ExtendWith(GeneratedMonthOnce.class)
class DashboardQueriesTest {
    private static final GrafanaFiles FILES = GrafanaFiles.read();

    /** What is chosen for the variables: one, several, and one with an apostrophe; all is what their queries answer. */
    private static final List<Map<String, List<String>>> CHOICES = List.of(
            Map.of(
                    "branch", List.of("Leeds"),
                    "payment", List.of("CARD"),
                    "product_type", List.of("Latte"),
                    "product", List.of("Large Latte")),
            Map.of(
                    "branch", List.of("Leeds", GeneratedMonth.APOSTROPHE),
                    "payment", List.of("CARD", "CASH"),
                    "product_type", List.of("Latte", "Farmer's Tea"),
                    "product", List.of("Large Latte", "Large Farmer's Tea")),
            Map.of(
                    "branch", List.of(GeneratedMonth.APOSTROPHE),
                    "payment", List.of("CASH"),
                    "product_type", List.of("Farmer's Tea"),
                    "product", List.of("Large Farmer's Tea")));

    private static Connection warehouse;

    static Stream<SqlQuery> queries() {
        return SqlQuery.all(FILES).stream();
    }

    @BeforeAll
    static void connect(GeneratedMonth month) throws SQLException {
        warehouse = month.connect();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        warehouse.close();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void returnsWhatIsShown(SqlQuery query, GeneratedMonth month) throws SQLException {
        Answer answer = answer(query, all(month), month);
        assertThat(answer.rows()).isNotEmpty();
        assertThat(PanelNeeds.lackedBy(query, answer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void runsWhateverIsChosen(SqlQuery query, GeneratedMonth month) throws SQLException {
        for (Map<String, List<String>> choice : CHOICES) {
            assertThat(PanelNeeds.lackedBy(query, answer(query, choice, month))).isEmpty();
        }
    }

    @Test
    void anApostropheFindsItsBranch(GeneratedMonth month) throws SQLException {
        String sql = "SELECT SUM(orders) AS orders FROM reporting.hourly_sales WHERE branch_name IN ($branch)";
        SqlQuery query = new SqlQuery("", "", "stat", 1, sql);
        assertThat(answer(query, CHOICES.get(2), month).number("orders")).isEqualByComparingTo("2");
    }

    @Test
    void theUserOfDashboardsReadsNothingElse() {
        assertThatThrownBy(() -> Answer.of(warehouse, "SELECT COUNT(*) FROM sales.orders"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Answer.of(warehouse, "SELECT COUNT(*) FROM etl.file_versions"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    private static Answer answer(SqlQuery query, Map<String, List<String>> values, GeneratedMonth month)
            throws SQLException {
        return Answer.of(warehouse, RedshiftPlugin.statement(query.sql(), values, month.periodOf(query)));
    }

    /** Each variable's own values, in the order in which one may depend on another. */
    private static Map<String, List<String>> all(GeneratedMonth month) throws SQLException {
        Map<String, List<String>> all = new HashMap<>();
        for (String name : List.of("branch", "payment", "product_type", "product")) {
            SqlQuery query = queries()
                    .filter(one -> one.place().endsWith(" variable " + name))
                    .findFirst()
                    .orElseThrow();
            all.put(
                    name,
                    answer(query, all, month).rows().stream()
                            .map(row -> row.get(0).toString())
                            .toList());
        }
        return all;
    }
}
