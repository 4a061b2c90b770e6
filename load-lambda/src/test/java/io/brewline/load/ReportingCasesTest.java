package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.load.Till.Item;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each view says of a few orders whose figures can be told by hand. */
class ReportingCasesTest {
    private static final Item LATTE = Item.of("Latte");
    private static final Item TEA = Item.of("Tea");
    private static final Item MUFFIN = Item.of("Muffin");

    private final Till till = new Till();

    @BeforeEach
    void empty() {
        TestWarehouse.clear();
    }

    @AfterAll
    static void leaveNothing() {
        TestWarehouse.clear();
    }

    static List<String> views() {
        return ReportingViewsTest.names();
    }

    @ParameterizedTest
    @MethodSource("views")
    void anEmptyWarehouseGivesNoRows(String view) {
        assertThat(rows("* FROM reporting." + view)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("views")
    void theSmokeTestIsInNoView(String view) {
        String file = "smoke/brewline-smoke.csv";
        till.accepted(file, "2026-11-20 10:00:00", "2000-01-01", 1, 1, 1);
        till.rejected(file, 1, "total_mismatch", null);
        till.saleIn(file, "Brewline Smoke Test", "2000-01-01 10:00:00", "a", LATTE, TEA);
        till.saleIn(file, "Brewline Smoke Test", "2000-01-02 10:00:00", "a", LATTE);

        assertThat(rows("* FROM reporting." + view)).isEmpty();
    }

    @Test
    void hourlySalesCountAnOrderOnceWhateverItHolds() {
        till.sale("Leeds", "2026-03-01 08:59:59", null, new Item("Large", "Latte", null, "3.10", 2), MUFFIN);
        till.sale("Leeds", "2026-03-01 08:00:00", null, TEA);
        till.sale("Leeds", "2026-03-01 09:00:00", null, TEA);
        till.sale("York", "2026-03-02 09:00:00", null, TEA);

        assertThat(
                        rows(
                                "order_day, order_hour, weekday, branch_name, payment_method, orders, units, revenue FROM reporting.hourly_sales"))
                .containsExactly(
                        "2026-03-01|8|7|Leeds|CARD|2|4|10.20",
                        "2026-03-01|9|7|Leeds|CARD|1|1|2.00",
                        "2026-03-02|9|1|York|CARD|1|1|2.00");
    }

    @Test
    void productsAreNamedWithAndWithoutSizeAndFlavour() {
        till.sale(
                "Leeds",
                "2026-03-01 08:00:00",
                null,
                new Item("Large", "Latte", "Hazelnut", "3.10", 2),
                new Item("Large", "Latte", null, "2.90", 1),
                new Item(null, "Tea", "Mint", "1.50", 1),
                MUFFIN);

        assertThat(
                        rows(
                                "product_name, product_size, product_type, product_flavour, unit_price, orders, units, revenue FROM reporting.daily_product_sales"))
                .containsExactly(
                        "Large Latte - Hazelnut|Large|Latte|Hazelnut|3.10|1|2|6.20",
                        "Large Latte|Large|Latte|null|2.90|1|1|2.90",
                        "Muffin|null|Muffin|null|2.00|1|1|2.00",
                        "Tea - Mint|null|Tea|Mint|1.50|1|1|1.50");
        assertThat(rows("product_type FROM reporting.product_types")).containsExactly("Latte", "Muffin", "Tea");
        assertThat(rows("payment_method FROM reporting.payment_methods")).containsExactly("CARD");
    }

    @Test
    void aDayIsComparedWithTheSameWeekdayBefore() {
        till.sale("Leeds", "2025-03-09 08:00:00", null, new Item(null, "Latte", null, "1.00", 1));
        till.sale("Leeds", "2026-03-01 08:00:00", null, new Item(null, "Latte", null, "4.00", 1));
        till.sale("York", "2026-03-01 08:00:00", null, LATTE);
        till.sale("Leeds", "2026-03-08 08:00:00", null, new Item(null, "Latte", null, "5.00", 1));
        till.sale("Leeds", "2026-03-08 12:00:00", null, new Item(null, "Latte", null, "5.05", 1));

        assertThat(
                        rows(
                                "order_day, branch_name, orders, revenue, average_order_value, revenue_week_before, revenue_year_before, orders_week_before, orders_year_before FROM reporting.daily_sales"))
                .containsExactly(
                        "2025-03-09|Leeds|1|1.00|1.00|null|null|null|null",
                        "2026-03-01|Leeds|1|4.00|4.00|null|null|null|null",
                        "2026-03-01|York|1|2.00|2.00|null|null|null|null",
                        "2026-03-08|Leeds|2|10.05|5.03|4.00|1.00|1|1");
    }

    @Test
    void basketsAreCountedByTheirItems() {
        till.sale("Leeds", "2026-03-01 08:00:00", null, new Item(null, "Latte", null, "2.00", 2), TEA);
        till.sale("Leeds", "2026-03-01 09:00:00", null, LATTE, TEA, MUFFIN);
        till.sale("Leeds", "2026-03-01 10:00:00", null, LATTE);

        assertThat(rows("order_day, branch_name, units_in_basket, orders, revenue FROM reporting.basket_sizes"))
                .containsExactly("2026-03-01|Leeds|1|1|2.00", "2026-03-01|Leeds|3|2|12.00");
    }

    @Test
    void liftComparesWithChance() {
        Item large = new Item("Large", "Latte", null, "3.00", 1);
        till.sale("Leeds", "2026-03-01 08:00:00", null, LATTE, large, MUFFIN);
        till.sale("Leeds", "2026-03-01 09:00:00", null, LATTE, MUFFIN);
        till.sale("York", "2026-03-01 10:00:00", null, LATTE, TEA);
        till.sale("York", "2026-03-02 10:00:00", null, LATTE, large);
        till.sale("York", "2026-03-02 11:00:00", null, TEA);

        // Latte is in 4 of 5 orders, Muffin in 2, Tea in 2.
        assertThat(
                        rows(
                                "product_type_a, product_type_b, orders_together, orders_a, orders_b, lift FROM reporting.bought_together"))
                .containsExactly("Latte|Muffin|2|4|2|1.2500", "Latte|Tea|1|4|2|0.6250");
    }

    @Test
    void aCustomerReturnsWhoBoughtInAnEarlierMonth() {
        till.sale("Leeds", "2026-01-05 08:00:00", "a", LATTE, TEA);
        till.sale("York", "2026-01-20 08:00:00", "a", LATTE);
        till.sale("Leeds", "2026-01-31 23:59:59", "b", LATTE);
        till.sale("Leeds", "2026-01-07 08:00:00", null, LATTE);
        till.sale("Leeds", "2026-02-01 00:00:00", null, LATTE);
        till.sale("Leeds", "2026-03-01 08:00:00", "a", LATTE);
        till.sale("Leeds", "2026-03-02 08:00:00", "c", LATTE);

        assertThat(
                        rows(
                                "order_month, orders, orders_with_customer, known_percent, customers, returning_customers, returning_percent FROM reporting.customer_coverage"))
                .containsExactly(
                        "2026-01-01|4|3|75.00|2|0|0.00",
                        "2026-02-01|1|0|0.00|0|0|null",
                        "2026-03-01|2|2|100.00|2|1|50.00");
        assertThat(rows("first_month, months_later, customers, percent_of_first FROM reporting.customer_cohorts"))
                .containsExactly("2026-01-01|0|2|100.00", "2026-01-01|2|1|50.00", "2026-03-01|0|1|100.00");
    }

    @Test
    void visitsOfADayAreOne() {
        till.sale("Leeds", "2026-02-27 08:00:00", "a", LATTE, TEA);
        till.sale("York", "2026-02-27 18:00:00", "a", LATTE);
        till.sale("Leeds", "2026-03-02 00:00:00", "a", LATTE);
        till.sale("Leeds", "2026-03-03 23:59:59", "a", LATTE);
        till.sale("Leeds", "2026-03-02 08:00:00", "b", LATTE);
        till.sale("Leeds", "2026-03-05 08:00:00", "b", LATTE);
        till.sale("Leeds", "2026-03-05 08:00:00", "c", LATTE);
        till.sale("Leeds", "2026-03-06 08:00:00", null, LATTE);

        assertThat(rows("days_between, visits FROM reporting.visit_gaps")).containsExactly("1|1", "3|2");
    }

    @Test
    void pricesHaveAHistory() {
        till.sale("Leeds", "2026-03-01 08:00:00", null, new Item("Large", "Latte", null, "3.00", 2));
        till.sale("York", "2026-03-03 08:00:00", null, new Item("Large", "Latte", null, "3.00", 1));
        till.sale("Leeds", "2026-03-02 08:00:00", null, new Item("Large", "Latte", null, "3.20", 1));

        assertThat(rows("product_name, unit_price, first_sold, last_sold, units FROM reporting.product_prices"))
                .containsExactly(
                        "Large Latte|3.00|2026-03-01|2026-03-03|3", "Large Latte|3.20|2026-03-02|2026-03-02|1");
    }

    @Test
    void filesAreCountedByDayAndLayout() {
        till.accepted("a.csv", "2026-03-01 23:59:59", "2026-03-01", 1, 1, 1);
        till.accepted("b.csv", "2026-03-01 10:00:00", "2026-03-01", 1, 1, 1);
        till.refused("c.csv", "2026-03-01 11:00:00", "empty");
        till.rejected("a.csv", 1, "total_mismatch", "total");
        till.rejected("a.csv", 2, "malformed_row", null);
        till.rejected("b.csv", 2, "malformed_row", null);

        assertThat(rows("* FROM reporting.file_quality"))
                .containsExactly("2026-03-01|supercafe|2|0|20|4|2|14|12", "2026-03-01|unknown|1|1|0|0|0|0|0");
        assertThat(rows("* FROM reporting.rejected_rows"))
                .containsExactly("2026-03-01|malformed_row|null|2|2", "2026-03-01|total_mismatch|total|1|1");
        assertThat(rows("landed_at, object_key, reason, refused_by FROM reporting.refused_files"))
                .containsExactly("2026-03-01 11:00:00|c.csv|empty|extract");
    }

    @Test
    void latencyIsToldInAllAndByStage() {
        till.accepted("a.csv", "2026-03-01 10:00:00", "2026-03-01", 1_000, 2_000, 3_000);
        till.accepted("b.csv", "2026-03-01 11:00:00", "2026-03-01", 2_000, 1_000, 5_500);
        till.accepted("c.csv", "2026-03-01 12:00:00", "2026-03-01", 3_000, 9_000, 4_000);
        till.refused("d.csv", "2026-03-01 12:00:00", "empty");

        assertThat(rows("* FROM reporting.load_latency"))
                .containsExactly("2026-03-01|3|8.500|15.250|16.000|2.000|2.000|4.000");
    }

    private static List<String> rows(String select) {
        return TestWarehouse.rows("SELECT " + select);
    }
}
