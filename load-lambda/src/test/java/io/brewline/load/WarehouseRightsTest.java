package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.failure.Misconfigured;
import io.brewline.message.TransformedFile;
import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.Reconciliation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseRightsTest {
    private static final LocalDate D1 = LocalDate.of(2026, 9, 26);
    private static final LocalDate D2 = LocalDate.of(2026, 9, 27);
    private static final Pattern GRANT = Pattern.compile("GRANT ([A-Z, ]+) ON ((?:etl|sales|reporting)\\.\\w+) TO .*");

    private static Deploying deploying;

    private final Staging staging = new Staging(TestWarehouse.S3);
    private Loading loading;

    @BeforeAll
    static void deploy() {
        deploying = new Deploying(TestWarehouse.jdbcUrl());
    }

    @AfterAll
    static void close() {
        deploying.close();
        TestWarehouse.execute("DROP VIEW IF EXISTS reporting.branch_names");
        TestWarehouse.execute("DROP VIEW IF EXISTS reporting.later");
    }

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
        TestWarehouse.execute(
                "CREATE OR REPLACE VIEW reporting.branch_names AS SELECT branch_name FROM sales.branches");
        deploying.setup().run(new Deadline(() -> 300_000));
        loading = new Loading(deploying.as(Deploying.LOADER));
    }

    @AfterEach
    void end() {
        loading.close();
    }

    @Test
    void theLoaderDoesAllThatALoadDoes() {
        assertThat(failuresOfEveryKindOfChange()).isEmpty();
        TestWarehouse.clear();
        assertThat(failuresOfEveryLoad()).isEmpty();
        assertThat(TestWarehouse.contents())
                .isEqualTo(Model.of(List.of(first(), corrected(), again(), acceptedLater()), List.of()));
    }

    static Stream<String> grants() {
        return SqlScript.read("loader-rights.sql").stream()
                .map(GRANT::matcher)
                .filter(Matcher::matches)
                .flatMap(grant ->
                        Arrays.stream(grant.group(1).split(", ")).map(right -> right + " ON " + grant.group(2)))
                // For LOCK either of its two does.
                .filter(right -> !right.endsWith("etl.load_lock"));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void theLoaderHasNoRightThatItDoesNotNeed(String right) {
        TestWarehouse.execute("REVOKE " + right + " FROM brewline_loader");
        assertThat(failuresOfEveryKindOfChange()).isNotEmpty();
    }

    @Test
    void theLoaderCannotLockWithoutItsRightTo() {
        TestWarehouse.execute("REVOKE UPDATE, DELETE ON etl.load_lock FROM brewline_loader");
        assertThat(failuresOfEveryKindOfChange()).isNotEmpty();
    }

    @Test
    void theLoaderSeesWhyACopyFailed() throws SQLException {
        TransformedFile message = staging.stage(first());
        TestWarehouse.S3.put(message.lineParts().get(0), Staging.compressed("neither,line\n"));
        assertThat(loading.load(message)).containsExactly(0);
        assertThat(deploying.rows(Deploying.LOADER, "SELECT COUNT(*) > 0 FROM sys_load_error_detail"))
                .containsExactly("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE sales.mine (id INT)",
                "CREATE TABLE etl.mine (id INT)",
                "CREATE VIEW reporting.mine AS SELECT 1 AS one",
                "CREATE SCHEMA mine",
                "CREATE USER mine PASSWORD 'Mine12345'",
                "ALTER TABLE sales.orders ADD COLUMN name VARCHAR(10)",
                "DROP TABLE sales.orders",
                "TRUNCATE sales.orders",
                "UPDATE sales.branches SET branch_name = 'x'",
                "DELETE FROM sales.products",
                "DELETE FROM etl.forgotten_orders",
                "UPDATE etl.forgotten_orders SET order_id = 'x'",
                "INSERT INTO etl.load_lock VALUES ('x')",
                "INSERT INTO etl.staged_rejects (file_id) VALUES ('x')",
                "LOCK sales.branches",
                "SELECT * FROM reporting.branch_names"
            })
    void theLoaderDoesNothingElse(String sql) {
        deploying.assertRefused(Deploying.LOADER, sql);
    }

    @Test
    void reportingReadsTheViewsThatAreThereAndThoseThatCome() throws SQLException {
        loading.load(staging.stage(first()));
        assertThat(deploying.rows(Deploying.REPORTING, "SELECT COUNT(*) FROM reporting.branch_names"))
                .containsExactly("2");
        deploying.execute(
                Deploying.ADMIN, "CREATE VIEW reporting.later AS SELECT COUNT(*) AS orders FROM sales.orders");
        assertThat(deploying.rows(Deploying.REPORTING, "SELECT orders > 0 FROM reporting.later"))
                .containsExactly("t");
    }

    static List<String> views() {
        return ReportingViewsTest.names();
    }

    @ParameterizedTest
    @MethodSource("views")
    void reportingReadsEachView(String view) throws SQLException {
        assertThat(deploying.rows(Deploying.REPORTING, "SELECT COUNT(*) FROM reporting." + view))
                .hasSize(1);
    }

    @Test
    void reportingReadsTheViewsOfAnotherFileToo() throws SQLException {
        TestWarehouse.execute("UPDATE etl.applied_files SET sha256 = 'another file''s'");
        deploying.setup().run(new Deadline(() -> 300_000));
        assertThat(deploying.rows(Deploying.REPORTING, "SELECT COUNT(*) FROM reporting.daily_sales"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM sales.orders",
                "SELECT * FROM sales.branches",
                "SELECT * FROM etl.file_versions",
                "SELECT * FROM etl.applied_files",
                "SELECT * FROM etl.forgotten_orders",
                "REFRESH MATERIALIZED VIEW reporting.hourly_sales",
                "DROP MATERIALIZED VIEW reporting.hourly_sales",
                "CREATE TABLE reporting.mine (id INT)",
                "CREATE VIEW reporting.mine AS SELECT 1 AS one",
                "DROP VIEW reporting.branch_names",
                "DELETE FROM reporting.branch_names"
            })
    void reportingDoesNothingElse(String sql) {
        deploying.assertRefused(Deploying.REPORTING, sql);
    }

    /**
     * New sales, sales withdrawn, a customer corrected, rejects, the same content again, an acceptance after a refusal, an
     * erasure; and a look at all of it.
     */
    private List<Integer> failuresOfEveryKindOfChange() {
        List<Integer> failures = failuresOfEveryLoad();
        return failures.isEmpty() && !reconciles() ? List.of(-1) : failures;
    }

    private List<Integer> failuresOfEveryLoad() {
        return Stream.of(
                        loading.load(staging.stage(first())),
                        loading.load(staging.stage(corrected())),
                        loading.load(staging.stage(again())),
                        loading.load(acceptedLater().refused()),
                        loading.load(staging.stage(acceptedLater())),
                        forgetting())
                .flatMap(List::stream)
                .toList();
    }

    private List<Integer> forgetting() {
        try (Connection loader = deploying.as(Deploying.LOADER).connect()) {
            Erasure.of(List.of("c".repeat(32)), 90).run(loader);
            return List.of();
        } catch (SQLException e) {
            return List.of(0);
        }
    }

    private boolean reconciles() {
        TestWarehouse.execute("UPDATE etl.file_days SET sequencer = 'nobody''s'");
        try (Reconciling reconciling = new Reconciling(Upload.MIDNIGHT, deploying.as(Deploying.LOADER))) {
            Reconciliation found = reconciling.run(Mode.ACT);
            return found.failures().isEmpty() && found.count(FindingKind.MISMATCH) > 0;
        } catch (Misconfigured e) {
            return false;
        } finally {
            TestWarehouse.execute("DELETE FROM etl.raised_alerts");
        }
    }

    private static Upload first() {
        return new Upload(
                "leeds.csv", 1, List.of(new Sale(D1, 0, "b"), new Sale(D1, 1, null), new Sale(D2, 2, "a")), 2);
    }

    private static Upload corrected() {
        return new Upload("leeds.csv", 2, List.of(new Sale(D1, 0, "a"), new Sale(D2, 2, "a")), 1);
    }

    private static Upload again() {
        return new Upload("leeds.csv", 3, corrected().sales(), 1);
    }

    private static Upload acceptedLater() {
        return new Upload("york.csv", 1, List.of(new Sale(D1, 5, null)), 0);
    }
}
