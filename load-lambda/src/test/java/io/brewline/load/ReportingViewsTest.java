package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportingViewsTest {
    private static final Pattern CREATE = Pattern.compile("CREATE (?:MATERIALIZED )?VIEW reporting\\.(\\w+)");
    private static final Pattern SOURCE = Pattern.compile("(?m)^ *(?:FROM|JOIN) (\\w+\\.\\w+)");

    private Connection connection;

    /** The views in the order of their file. */
    static List<String> names() {
        return ReportingViews.shipped().statements().stream()
                .flatMap(sql -> CREATE.matcher(sql).results())
                .map(found -> found.group(1))
                .toList();
    }

    @BeforeEach
    void connect() throws SQLException {
        TestWarehouse.clear();
        connection = DriverManager.getConnection(TestWarehouse.jdbcUrl());
    }

    @AfterEach
    void restore() throws SQLException {
        WarehouseSchema.apply(connection);
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachSaysWhatItsRowsAndUnitsAre(String view) {
        assertThat(TestWarehouse.rows("SELECT description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'reporting' AND c.relname = '" + view + "' AND d.objsubid = 0"))
                .singleElement()
                .asString()
                .startsWith("One row a ")
                .endsWith(".");
    }

    @Test
    void showNoCustomer() {
        assertThat(TestWarehouse.rows("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = 'reporting' AND column_name LIKE '%customer_id%'"))
                .isEmpty();
    }

    @Test
    void goBeforeTheyCome() {
        List<String> statements = ReportingViews.shipped().statements();
        List<String> dropped = statements.stream()
                .filter(sql -> sql.startsWith("DROP "))
                .map(sql -> sql.replace("DROP ", "").replace("IF EXISTS reporting.", ""))
                .toList();
        assertThat(dropped)
                .containsExactlyInAnyOrderElementsOf(statements.stream()
                        .flatMap(sql -> Pattern.compile("^CREATE ((?:MATERIALIZED )?VIEW) reporting\\.(\\w+)")
                                .matcher(sql)
                                .results())
                        .map(found -> found.group(1) + " " + found.group(2))
                        .toList());
    }

    @Test
    void materializedOnesReadTablesOnly() {
        assertThat(ReportingViews.shipped().statements())
                .filteredOn(sql -> sql.startsWith("CREATE MATERIALIZED VIEW"))
                .hasSize(8)
                .allSatisfy(sql -> assertThat(sources(sql)).allMatch(source -> source.matches("(sales|etl)\\..*")));
    }

    @Test
    void noOtherOneReadsTheOrders() {
        assertThat(ReportingViews.shipped().statements())
                .filteredOn(sql -> sql.startsWith("CREATE VIEW"))
                .allSatisfy(sql -> assertThat(sources(sql)).doesNotContain("sales.orders", "etl.order_claims"));
    }

    private static List<String> sources(String sql) {
        return SOURCE.matcher(sql)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void areLeftAloneWhileTheirFileIsTheSame() throws SQLException {
        List<String> before = identities();
        WarehouseSchema.apply(connection);
        assertThat(identities()).isEqualTo(before).hasSize(names().size());
    }

    @Test
    void areReplacedByAnotherFiles() throws SQLException {
        apply("SELECT 1 AS answer");
        assertThat(TestWarehouse.rows("SELECT answer FROM reporting.branches")).containsExactly("1");
        apply("SELECT 2 AS answer, 'x' AS more");
        assertThat(TestWarehouse.rows("SELECT answer, more FROM reporting.branches"))
                .containsExactly("2|x");
        WarehouseSchema.apply(connection);
        assertThat(TestWarehouse.rows("SELECT branch_name FROM reporting.branches"))
                .isEmpty();
    }

    @Test
    void stayAsTheyWereWhereTheNewFileFails() throws SQLException {
        List<String> before = identities();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> apply("SELECT nothing FROM sales.nowhere"));
        connection.rollback();
        assertThat(identities()).isEqualTo(before);
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.applied_files")).containsExactly("1");
    }

    /** A file in which one view is another one. */
    private void apply(String query) throws SQLException {
        List<String> statements = new ArrayList<>(ReportingViews.shipped().statements());
        statements.replaceAll(sql ->
                sql.startsWith("CREATE VIEW reporting.branches ") ? "CREATE VIEW reporting.branches AS " + query : sql);
        connection.setAutoCommit(false);
        new ReportingViews(statements).apply(connection);
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Made again, a view is another one. */
    private static List<String> identities() {
        return TestWarehouse.rows(
                "SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'reporting' AND c.relkind = 'v' AND c.relname NOT IN ('branch_names', 'later')");
    }
}
