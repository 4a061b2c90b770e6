package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Mode;
import io.brewline.reconcile.Reconciliation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a look still tells where a part of it fails, and what it leaves free meanwhile. */
class ReconcilerFailuresTest {
    private static final Instant NOW = Upload.MIDNIGHT.plus(Duration.ofHours(12));
    private static final LocalDate DAY = LocalDate.of(2026, 9, 26);

    private final TappedConnector connector = new TappedConnector();
    private final Reconciling reconciling = new Reconciling(NOW, connector);

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
        reconciling.close();
    }

    @Test
    void aQuestionThatFailsSilencesNoOther() {
        loadOneAndTakeItsSalesAway();
        lose("hull.csv");
        connector.before(sql -> {
            if (sql.contains("SUM(claimed.copies)")) {
                throw new SQLException("an order of Ada Thorne's", "XX000");
            }
        });

        Reconciliation found = reconciling.run(Mode.ACT);

        assertThat(found.count(FindingKind.SUPERSEDED)).isEqualTo(1);
        assertThat(found.count(FindingKind.MISMATCH)).isPositive();
        assertThat(found.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .startsWith("claims-twice was not looked at to its end: The warehouse failed at claims-twice"
                                + " (SQLSTATE XX000)")
                        .doesNotContain("Ada"));
        assertThat(reconciling.alerts()).hasSize(2);
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.raised_alerts"))
                .containsExactly(Integer.toString(found.findings().size()));
    }

    /** Each question hangs until the warehouse ends it. */
    @Test
    void aQuestionThatHangsLeavesTimeToTellTheRest() {
        loadOneAndTakeItsSalesAway();
        lose("hull.csv");
        AtomicLong millis = new AtomicLong(600_000);
        connector.before(sql -> {
            if (sql.contains("HAVING")) {
                millis.set(5_000 + (millis.get() - 5_000) / 2);
                throw new SQLException("canceling statement due to statement timeout", "57014");
            }
        });

        Reconciliation found = reconciling.run(Mode.ACT, new Deadline(millis::get));

        assertThat(found.failures()).isNotEmpty();
        assertThat(reconciling.alerts()).hasSize(2);
    }

    @Test
    void aListingThatBreaksOffTellsWhatItFoundTillThen() {
        loadOneAndTakeItsSalesAway();
        lose("hull.csv");
        lose("york.csv");
        reconciling.landing().atTheEnd(() -> {
            throw SdkClientException.create("reset");
        });

        Reconciliation found = reconciling.run(Mode.ACT);

        assertThat(found.count(FindingKind.SUPERSEDED)).isEqualTo(1);
        assertThat(found.failures())
                .containsExactly("s3://landing/ was not looked at to its end: Could not list the versions in"
                        + " s3://landing (SdkClientException).");
        assertThat(reconciling.alerts()).hasSize(2);
    }

    @Test
    void aListingThatTakesTooLongEndsInTimeToTellTheRest() {
        loadOneAndTakeItsSalesAway();
        lose("hull.csv");
        AtomicLong millis = new AtomicLong(600_000);
        reconciling.landing().atTheEnd(() -> millis.set(200_000));

        Reconciliation found = reconciling.run(Mode.ACT, new Deadline(millis::get));

        assertThat(found.failures())
                .containsExactly(
                        "s3://landing/ was not looked at to its end: No time was left: the next look begins anew.");
        assertThat(reconciling.alerts()).hasSize(1);
    }

    /** As an upgrade would have to, while it keeps the loads out. */
    @Test
    void tablesCanBeChangedWhileTheBucketIsListed() {
        reconciling.landing().atTheEnd(() -> {
            TestWarehouse.execute("SET statement_timeout TO 5000");
            TestWarehouse.execute("ALTER TABLE etl.file_versions ADD COLUMN meanwhile INTEGER");
            TestWarehouse.execute("ALTER TABLE etl.file_versions DROP COLUMN meanwhile");
            TestWarehouse.execute("DELETE FROM etl.raised_alerts");
            TestWarehouse.execute("SET statement_timeout TO 0");
        });

        assertThat(reconciling.run(Mode.ACT).findings()).isEmpty();
    }

    private void lose(String key) {
        reconciling.landing().replaced(key, NOW.minus(Duration.ofHours(5)));
    }

    private static void loadOneAndTakeItsSalesAway() {
        try (Loading loading = new Loading()) {
            loading.load(new Staging(TestWarehouse.S3)
                    .stage(new Upload("leeds.csv", 1, List.of(new Sale(DAY, 0, null)), 0)));
        }
        TestWarehouse.execute("DELETE FROM sales.orders");
    }
}
