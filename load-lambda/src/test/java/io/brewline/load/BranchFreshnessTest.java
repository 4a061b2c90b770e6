package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.load.Till.Item;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which branches are late. Days are told by their distance from today, since the view knows what day it is. */
class BranchFreshnessTest {
    /** Six in the morning after. Nothing here is due within hours of now, whatever the time is. */
    private static final int USUAL_HOUR = 30;

    private final Till till = new Till();

    @BeforeEach
    void empty() {
        TestWarehouse.clear();
    }

    @AfterAll
    static void leaveNothing() {
        TestWarehouse.clear();
    }

    @Test
    void aBranchIsLateOnceTheUsualHourOfItsNextDayHasPassed() {
        sells("Leeds", IntStream.rangeClosed(4, 20));
        sells("York", IntStream.rangeClosed(1, 20));

        assertThat(rows("branch_name, usual_hour, is_late")).containsExactly("Leeds|30|1", "York|30|0");
    }

    @Test
    void aBranchIsNotLateOnADayOnWhichItIsClosed() {
        // Nothing was sold on these weekdays a week ago either.
        sells("Leeds", IntStream.rangeClosed(4, 20).filter(days -> days < 8 || days > 10));

        assertThat(rows("branch_name, usual_hour, is_late")).containsExactly("Leeds|30|0");
    }

    @Test
    void whatIsUsualIsUnknownBeforeThreeDaysToldIt() {
        sells("Leeds", IntStream.rangeClosed(4, 5));
        sells("York", IntStream.rangeClosed(40, 60));

        assertThat(rows("branch_name, usual_hour, is_late")).containsExactly("Leeds|null|0", "York|null|0");
    }

    @Test
    void aBackFillSaysNothingOfWhatIsUsual() {
        sells("Leeds", IntStream.rangeClosed(4, 6));
        till.accepted("late.csv", moment(0, 1), moment(8, 0), 1, 1, 1);
        till.saleIn("late.csv", "Leeds", moment(8, 12), null, Item.of("Latte"));

        assertThat(rows("branch_name, usual_hour")).containsExactly("Leeds|30");
    }

    @Test
    void aCorrectedFileDoesNotMakeItsDayLate() {
        sells("Leeds", IntStream.rangeClosed(4, 6));
        IntStream.rangeClosed(4, 6).forEach(days -> {
            till.accepted("corrected" + days, moment(days, 47), moment(days, 0), 1, 1, 1);
            till.saleIn("corrected" + days, "Leeds", moment(days, 13), null, Item.of("Latte"));
        });

        assertThat(rows("usual_hour")).containsExactly("30");
        assertThat(rows("last_file")).containsExactly("corrected4");
    }

    @Test
    void namesTheNewestSaleAndTheFileThatLandedLast() {
        till.branch("York");
        sells("Leeds", IntStream.rangeClosed(1, 3));

        assertThat(rows("branch_name, newest_sale, last_file, last_landed_at, last_loaded_at, is_late"))
                .containsExactly(
                        "Leeds|" + moment(1, 12) + "|Leeds1|" + landed(1) + "|" + loaded(1) + "|0",
                        "York|null|null|null|null|0");
        assertThat(rows("hours_since_newest_sale BETWEEN 11 AND 37")).containsExactly("null", "t");
    }

    /** A sale at noon on each of the days, and a file for it that lands at the usual hour. */
    private void sells(String branch, IntStream daysAgo) {
        daysAgo.forEach(days -> {
            till.accepted(branch + days, landed(days), moment(days, 0), 1_000, 1_000, 1_000);
            till.saleIn(branch + days, branch, moment(days, 12), null, Item.of("Latte"));
        });
    }

    /** UTC. */
    private static String landed(int daysAgo) {
        return text(
                "CONVERT_TIMEZONE('Europe/London', 'UTC', CAST('" + moment(daysAgo, USUAL_HOUR) + "' AS TIMESTAMP))");
    }

    private static String loaded(int daysAgo) {
        return text("DATEADD(second, 3, CAST('" + landed(daysAgo) + "' AS TIMESTAMP))");
    }

    /** So many hours after the midnight with which a day began, in London whatever the session's time zone is. */
    private static String moment(int daysAgo, int hours) {
        return text("DATEADD(hour, " + hours + ", DATEADD(day, " + -daysAgo + ", DATE_TRUNC('day',"
                + " CAST(GETDATE() AS TIMESTAMPTZ) AT TIME ZONE 'Europe/London')))");
    }

    private static String text(String expression) {
        return TestWarehouse.rows("SELECT " + expression).get(0);
    }

    private static List<String> rows(String columns) {
        return TestWarehouse.rows("SELECT " + columns + " FROM reporting.branch_freshness");
    }
}
