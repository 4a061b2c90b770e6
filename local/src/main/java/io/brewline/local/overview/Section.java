package io.brewline.local.overview;

import io.brewline.local.overview.ChainOverview.Day;
import io.brewline.local.overview.ChainOverview.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A chart, with what it says in one sentence and its figures in a table.
 *
 * @param id what {@code charts.js} knows the chart by
 */
record Section(String id, String title, String lead, Table table) {
    /** As many as {@code charts.js} draws. */
    private static final int MOST_BARS = 12;

    static Section revenue(ChainOverview overview) {
        List<Day> days = overview.days();
        Day best = days.stream().max(Comparator.comparing(Day::revenue)).orElseThrow();
        BigDecimal mean = overview.totals().revenue().divide(BigDecimal.valueOf(days.size()), 2, RoundingMode.HALF_UP);
        String lead = Wording.pounds(mean) + " a day on average; the best was " + Wording.day(best.day()) + " with "
                + Wording.pounds(best.revenue()) + "."
                + (overview.before() == null
                        ? ""
                        : " Dashed lines, and the marks on the bars below, are " + Wording.before(overview.period())
                                + ".");
        Table table = Table.of("Revenue by day", columns(overview, "Day", "Orders", "Units", "Revenue"));
        for (Day day : days) {
            table.add(
                    Wording.day(day.day()),
                    texts(
                            overview,
                            List.of(Wording.count(day.orders()), Wording.count(day.units())),
                            day.revenue(),
                            day.revenueBefore()));
        }
        return new Section("revenue", "Revenue over time", lead, table);
    }

    static Section bestSellers(ChainOverview overview) {
        return parts(overview, "best-sellers", "Best sellers", "Product", overview.bestSellers());
    }

    static Section branches(ChainOverview overview) {
        return parts(overview, "branches", "By branch", "Branch", overview.branches());
    }

    static Section productTypes(ChainOverview overview) {
        return parts(overview, "product-types", "By category", "Category", overview.productTypes());
    }

    static Section paymentMethods(ChainOverview overview) {
        return parts(overview, "payment-methods", "How people pay", "Payment", overview.paymentMethods());
    }

    private static Section parts(ChainOverview overview, String id, String title, String what, List<Slice> slices) {
        BigDecimal whole = overview.totals().revenue();
        Slice first = slices.get(0);
        String lead = first.name() + " leads with " + Wording.pounds(first.revenue()) + ", "
                + Wording.share(first.revenue(), whole) + " of revenue."
                + (slices.size() > MOST_BARS ? " The table has all " + Wording.count(slices.size()) + "." : "");
        boolean ordersKnown = first.orders() != null;
        String[] titles = ordersKnown
                ? new String[] {what, "Orders", "Units", "Share", "Revenue"}
                : new String[] {what, "Units", "Share", "Revenue"};
        Table table = Table.of(title + ", by revenue", columns(overview, titles));
        for (Slice slice : slices) {
            List<String> texts = new ArrayList<>();
            if (ordersKnown) {
                texts.add(Wording.count(slice.orders()));
            }
            texts.add(Wording.count(slice.units()));
            texts.add(Wording.share(slice.revenue(), whole));
            table.add(slice.name(), texts(overview, texts, slice.revenue(), slice.revenueBefore()));
        }
        return new Section(id, title, lead, table);
    }

    private static List<Table.Column> columns(ChainOverview overview, String... titles) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.text(titles[0]));
        for (int i = 1; i < titles.length; i++) {
            columns.add(Table.number(titles[i]));
        }
        if (overview.before() != null) {
            columns.add(Table.number("Before"));
            columns.add(Table.number("Change"));
        }
        return columns;
    }

    private static List<String> texts(
            ChainOverview overview, List<String> first, BigDecimal revenue, BigDecimal revenueBefore) {
        List<String> texts = new ArrayList<>(first);
        texts.add(Wording.pounds(revenue));
        if (overview.before() != null) {
            texts.add(Wording.pounds(revenueBefore));
            texts.add(Wording.change(revenue, revenueBefore));
        }
        return texts;
    }
}
