package io.brewline.local.overview;

import io.brewline.local.overview.ChainOverview.BranchFreshness;
import io.brewline.local.overview.ChainOverview.CustomerMonth;
import io.brewline.local.overview.ChainOverview.Day;
import io.brewline.local.overview.ChainOverview.Hour;
import io.brewline.local.overview.ChainOverview.LandedFiles;
import io.brewline.local.overview.ChainOverview.ReasonCount;
import io.brewline.local.overview.ChainOverview.Slice;
import io.brewline.local.overview.ChainOverview.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Figures made by hand: two days of a chain, beside the two days before. */
final class Overviews {
    static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    static final Period PERIOD = new Period(MONDAY, MONDAY.plusDays(1));
    static final LocalDateTime WRITTEN = LocalDateTime.of(2024, 3, 6, 7, 30);

    private Overviews() {}

    /** Two days of which one branch and one product are called {@code name}. */
    static ChainOverview named(String name) {
        return new ChainOverview(
                PERIOD,
                PERIOD.before(),
                new Period(LocalDate.of(2024, 2, 1), PERIOD.to()),
                new Totals(300, 700, pounds("1500.00")),
                new Totals(400, 700, pounds("1200.00")),
                List.of(new CustomerMonth(
                        LocalDate.of(2024, 3, 1), 300, 150, pounds("50.00"), 120, 30, pounds("25.00"))),
                List.of(
                        new Day(MONDAY, 100, 300, pounds("600.00"), pounds("700.00")),
                        new Day(MONDAY.plusDays(1), 200, 400, pounds("900.00"), pounds("500.00"))),
                List.of(product(name, "1000.00", "900.00"), product("Tea", "500.00", "0.00")),
                List.of(part(name, "1500.00", "1200.00")),
                List.of(product("Tea", "1500.00", "1200.00")),
                List.of(part("Card", "1200.00", "600.00"), part("Cash", "300.00", "600.00")),
                List.of(new Hour(1, 8, 100, pounds("600.00")), new Hour(2, 10, 200, pounds("900.00"))),
                List.of(new BranchFreshness(
                        name,
                        MONDAY.plusDays(1).atTime(17, 59),
                        name,
                        MONDAY.plusDays(2).atTime(6, 0),
                        new BigDecimal("13.5"),
                        true)),
                new LandedFiles(
                        PERIOD,
                        5,
                        1,
                        310,
                        10,
                        2,
                        List.of(new ReasonCount("total_mismatch", 10)),
                        List.of(new ReasonCount("empty", 1))));
    }

    /** Nothing was ever sold, and no file ever landed. */
    static ChainOverview empty() {
        return new ChainOverview(
                null,
                null,
                null,
                Totals.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new LandedFiles(null, 0, 0, 0, 0, 0, List.of(), List.of()));
    }

    private static Slice product(String name, String revenue, String before) {
        return new Slice(name, null, 350, pounds(revenue), pounds(before));
    }

    private static Slice part(String name, String revenue, String before) {
        return new Slice(name, 150L, 350, pounds(revenue), pounds(before));
    }

    private static BigDecimal pounds(String amount) {
        return new BigDecimal(amount);
    }
}
