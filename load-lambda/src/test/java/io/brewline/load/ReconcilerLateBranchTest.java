package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.reconcile.Finding;
import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Mode;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Which branches Reconcile tells to be late. Days are told by their distance from today, since the view knows what day it is. */
class ReconcilerLateBranchTest {
    @BeforeEach
    void clear() {
        leaveNothing();
    }

    @AfterAll
    static void leaveNothing() {
        TestWarehouse.clear();
        TestWarehouse.execute("DELETE FROM etl.raised_alerts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25})
    void namesLateBranchesOnceADayAndNotTooMany(int branches) {
        Till till = new Till();
        IntStream.range(0, branches)
                .forEach(branch ->
                        IntStream.rangeClosed(4, 10).forEach(days -> lateSale(till, "Leeds " + branch, days)));
        Instant today = Instant.now();
        try (Reconciling now = new Reconciling(today)) {
            assertThat(now.run(Mode.ACT).count(FindingKind.LATE_BRANCH)).isEqualTo(branches);
            now.run(Mode.ACT);

            assertThat(now.alerts())
                    .filteredOn(alert -> alert.message().contains("Reason: late-branch"))
                    .singleElement()
                    .extracting(PublishRequest::message)
                    .satisfies(text -> {
                        assertThat(text.lines().filter(line -> line.startsWith("- Leeds")))
                                .hasSize(Math.min(branches, 20));
                        assertThat(text.contains("- and 5 more")).isEqualTo(branches > 20);
                    });
        }
    }

    /** As on Redshift, where that view may be refreshed long after the load. */
    @Test
    void aBranchIsNotLateWhoseSalesTheViewOfItsFilesDoesNotShowYet() {
        Till till = new Till();
        IntStream.rangeClosed(4, 10).forEach(days -> {
            lateSale(till, "Leeds", days);
            lateSale(till, "York", days);
        });
        till.saleIn("new.csv", "Leeds", daysAgo(1), null, Till.Item.of("Latte"));
        TestWarehouse.execute("DELETE FROM etl.order_claims WHERE order_day >= DATEADD(day, -3, GETDATE())");

        try (Reconciling now = new Reconciling(Instant.now())) {
            assertThat(now.run(Mode.LOOK).findings())
                    .filteredOn(finding -> finding.kind() == FindingKind.LATE_BRANCH)
                    .extracting(Finding::file)
                    .containsExactly("York");
        }
    }

    private static String daysAgo(int days) {
        return TestWarehouse.rows("SELECT DATEADD(day, " + -days + ", DATE_TRUNC('day', GETDATE()))")
                .get(0);
    }

    private static void lateSale(Till till, String branch, int daysAgo) {
        String day = daysAgo(daysAgo);
        String landed = daysAgo(daysAgo - 1);
        till.accepted(branch + daysAgo, landed, day, 1_000, 1_000, 1_000);
        till.saleIn(branch + daysAgo, branch, day, null, Till.Item.of("Latte"));
    }
}
