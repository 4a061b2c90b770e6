package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.reconcile.Finding;
import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.Reconciliation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What Reconcile finds in the warehouse, after loads as they are made, and whom it tells how often. */
class ReconcilerTest {
    private static final Instant NOW = Upload.MIDNIGHT.plus(Duration.ofHours(12));
    private static final LocalDate D1 = LocalDate.of(2026, 9, 26);
    private static final LocalDate D2 = LocalDate.of(2026, 9, 27);

    private final Staging staging = new Staging(TestWarehouse.S3);
    private final Loading loading = new Loading();
    private final Reconciling reconciling = new Reconciling(NOW);

    @BeforeEach
    void clear() {
        leaveNothing();
    }

    @AfterAll
    static void leaveNothing() {
        TestWarehouse.clear();
        TestWarehouse.execute("DELETE FROM etl.raised_alerts");
    }

    @AfterEach
    void close() {
        loading.close();
        reconciling.close();
    }

    @Test
    void whatLoadsLeftBehindContradictsNothing() {
        loadAll();

        Reconciliation found = reconciling.run(Mode.ACT);

        assertThat(found.findings()).isEmpty();
        assertThat(found.accepted()).isEqualTo(5);
        assertThat(found.refused()).isEqualTo(1);
        assertThat(reconciling.alerts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders-unlike-announced | DELETE FROM etl.order_claims WHERE order_id = (SELECT MIN(order_id) FROM etl.order_claims)",
                "orders-without-claim | DELETE FROM etl.order_claims WHERE order_id = (SELECT MIN(order_id) FROM etl.order_claims)",
                "lines-unlike-announced | DELETE FROM sales.orders WHERE quantity = 3",
                "claims-without-order | DELETE FROM sales.orders WHERE order_id = (SELECT MIN(order_id) FROM sales.orders)",
                "newest-without-days | DELETE FROM etl.file_days WHERE order_day = '2026-09-27'",
                "claims-without-day | DELETE FROM etl.file_days WHERE order_day = '2026-09-27'",
                "days-without-version | DELETE FROM etl.file_versions WHERE object_key = 'york.csv'",
                "lines-twice | INSERT INTO sales.orders SELECT * FROM sales.orders",
                "claims-twice | INSERT INTO etl.order_claims SELECT * FROM etl.order_claims",
                "ledger-rows-twice | INSERT INTO etl.file_versions SELECT * FROM etl.file_versions",
                "days-twice | INSERT INTO etl.file_days SELECT * FROM etl.file_days",
                "names-twice | INSERT INTO sales.branches SELECT * FROM sales.branches"
            })
    void whatWasWrittenByHandIsFound(String check, String sql) {
        loadAll();
        TestWarehouse.execute(sql);

        assertThat(reconciling.run(Mode.LOOK).findings())
                .allMatch(finding -> finding.kind() == FindingKind.MISMATCH)
                .anyMatch(finding -> finding.subject().startsWith("mismatch:" + check + ":"));
    }

    /** Once a day the slice of the past is the newest, with days of the window; and the names have no days at all. */
    @Test
    void tellsOfEachThingOnce() {
        loadAll();
        TestWarehouse.execute("INSERT INTO sales.branches SELECT * FROM sales.branches");
        TestWarehouse.execute("DELETE FROM sales.orders");

        assertThat(IntStream.range(0, 24)).allSatisfy(hour -> {
            try (Reconciling later = new Reconciling(NOW.plus(Duration.ofHours(hour)))) {
                assertThat(later.run(Mode.LOOK).findings())
                        .extracting(Finding::subject)
                        .doesNotHaveDuplicates();
            }
        });
    }

    @Test
    void theDaysOfAYearAgoAreLookedAtWithinADay() {
        LocalDate old = D1.minusDays(365);
        loading.load(staging.stage(new Upload("old.csv", 1, List.of(new Sale(old, 1, null)), 0)));
        TestWarehouse.execute("DELETE FROM sales.orders");

        assertThat(IntStream.range(0, 24).filter(hour -> {
                    try (Reconciling later = new Reconciling(NOW.plus(Duration.ofHours(hour)))) {
                        return later.run(Mode.LOOK).count(FindingKind.MISMATCH) > 0;
                    }
                }))
                .hasSize(2);
    }

    @Test
    void aLoadMeanwhileContradictsNothing() {
        loading.load(staging.stage(first()));
        TappedConnector connector = new TappedConnector().after(sql -> {
            if (sql.contains("FROM etl.file_days") && sql.contains("claimed.orders")) {
                loading.load(staging.stage(corrected()));
            }
        });
        try (Reconciling meanwhile = new Reconciling(NOW, connector)) {
            assertThat(meanwhile.run(Mode.ACT).findings()).isEmpty();
        }
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.file_versions")).containsExactly("2");
    }

    @Test
    void tellsOnceADayOfEachThing() {
        loadAll();
        TestWarehouse.execute("DELETE FROM sales.orders");

        reconciling.run(Mode.ACT);
        reconciling.run(Mode.ACT);

        assertThat(reconciling.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).startsWith("Brewline: the books do not agree about ");
            assertThat(alert.message())
                    .contains("s3://landing/york.csv: 1 orders are claimed, and 0 are in sales.orders")
                    .contains("docs/operations.md#books-that-do-not-agree");
        });
        try (Reconciling tomorrow = new Reconciling(NOW.plus(Duration.ofDays(1)))) {
            tomorrow.run(Mode.ACT);
            assertThat(tomorrow.alerts()).hasSize(1);
        }
    }

    @Test
    void tellsNobodyWhereItOnlyLooks() {
        loadAll();
        TestWarehouse.execute("DELETE FROM sales.orders");

        assertThat(reconciling.run(Mode.LOOK).findings()).isNotEmpty();
        assertThat(reconciling.alerts()).isEmpty();
        assertThat(TestWarehouse.rows("SELECT * FROM etl.raised_alerts")).isEmpty();
    }

    @Test
    void anAlertThatCouldNotBeSentIsSentNextTime() {
        loadAll();
        TestWarehouse.execute("DELETE FROM sales.orders");
        reconciling.sns().failNext(SdkClientException.create("no route"));

        assertThatThrownBy(() -> reconciling.run(Mode.ACT)).hasMessageContaining("Could not alert through");
        reconciling.run(Mode.ACT);

        assertThat(reconciling.alerts()).hasSize(1);
    }

    /** The first is held until the second is about to ask for the lock: what the second reads before, it reads too early. */
    @Test
    void twoAtOnceTellItOnce() throws Exception {
        loadAll();
        TestWarehouse.execute("DELETE FROM sales.orders");
        CountDownLatch secondAsks = new CountDownLatch(1);
        CompletableFuture<Integer> toldBySecond = new CompletableFuture<>();
        TappedConnector second = new TappedConnector().before(sql -> {
            if (sql.startsWith("LOCK")) {
                secondAsks.countDown();
            }
        });
        TappedConnector first = new TappedConnector().before(sql -> {
            if (sql.contains("INSERT INTO etl.raised_alerts")) {
                new Thread(() -> toldBySecond.complete(alertsOf(second))).start();
                await(secondAsks);
            }
        });

        assertThat(alertsOf(first)).isEqualTo(1);
        assertThat(toldBySecond.get(30, TimeUnit.SECONDS)).isZero();
    }

    private static int alertsOf(Connector connector) {
        try (Reconciling one = new Reconciling(NOW, connector)) {
            one.run(Mode.ACT);
            return one.alerts().size();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverDiesBeforeTheCommitTellsItAgain() {
        loadAll();
        TestWarehouse.execute("DELETE FROM sales.orders");
        TappedConnector connector = new TappedConnector().before(sql -> {
            if (sql.equals(TappedConnector.COMMIT)) {
                throw new SQLException("the function died", "08006");
            }
        });
        try (Reconciling dying = new Reconciling(NOW, connector)) {
            assertThatThrownBy(() -> dying.run(Mode.ACT)).isInstanceOf(RuntimeException.class);
            assertThat(dying.alerts()).hasSize(1);
        }

        reconciling.run(Mode.ACT);

        assertThat(reconciling.alerts()).hasSize(1);
    }

    private void loadAll() {
        loading.load(staging.stage(first()));
        loading.load(staging.stage(corrected()));
        loading.load(staging.stage(again()));
        loading.load(staging.stage(york()));
        loading.load(staging.stage(overlapping()));
        loading.load(new Upload("refused.csv", 1, List.of(), 9).refused());
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.file_versions")).containsExactly("6");
    }

    private static Upload first() {
        return new Upload(
                "leeds.csv", 1, List.of(new Sale(D1, 0, "b"), new Sale(D1, 1, null), new Sale(D2, 2, "a")), 2);
    }

    /** Of one day only: the other stays the first version's. */
    private static Upload corrected() {
        return new Upload("leeds.csv", 2, List.of(new Sale(D2, 2, "a"), new Sale(D2, 4, "a")), 1);
    }

    private static Upload again() {
        return new Upload("leeds.csv", 3, corrected().sales(), 1);
    }

    private static Upload york() {
        return new Upload("york.csv", 1, List.of(new Sale(D1, 5, null)), 0);
    }

    /** Holds a sale that another file holds, too. */
    private static Upload overlapping() {
        return new Upload("both.csv", 1, List.of(new Sale(D1, 5, null), new Sale(D1, 8, null)), 0);
    }
}
