package io.brewline.local.overview;

import io.brewline.local.overview.ChainOverview.CustomerMonth;
import io.brewline.local.overview.ChainOverview.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the large figures at the head of the page.
 *
 * @param change against the period before, as in {@code +4.2 %}; empty where there is no comparison
 * @param direction {@code up}, {@code down} or {@code level}: the change's colour and arrow
 * @param note what it is compared with, or how it is counted
 */
record Card(String label, String value, String change, String direction, String note) {
    private static final String RETURNING = "Returning customers";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static List<Card> of(ChainOverview overview) {
        Totals now = overview.totals();
        Totals before = overview.totalsBefore();
        List<Card> cards = new ArrayList<>();
        cards.add(money("Revenue", now.revenue(), before == null ? null : before.revenue()));
        cards.add(count("Orders", now.orders(), before == null ? null : before.orders()));
        cards.add(count("Units", now.units(), before == null ? null : before.units()));
        cards.add(money("Average order", now.averageOrderValue(), before == null ? null : before.averageOrderValue()));
        cards.add(customers(overview));
        return cards;
    }

    private static Card money(String label, BigDecimal now, BigDecimal before) {
        return compared(label, Wording.pounds(now), now, before, Wording.pounds(before));
    }

    private static Card count(String label, long now, Long before) {
        return before == null
                ? compared(label, Wording.count(now), null, null, "")
                : compared(
                        label,
                        Wording.count(now),
                        BigDecimal.valueOf(now),
                        BigDecimal.valueOf(before),
                        Wording.count(before));
    }

    private static Card compared(String label, String value, BigDecimal now, BigDecimal before, String valueBefore) {
        if (now == null || before == null) {
            return new Card(label, value, "", "", "");
        }
        return new Card(label, value, Wording.change(now, before), direction(now, before), "was " + valueBefore);
    }

    private static String direction(BigDecimal now, BigDecimal before) {
        int sign = now.compareTo(before);
        return sign == 0 ? "level" : sign > 0 ? "up" : "down";
    }

    /** The share of the newest month's customers who had bought in an earlier month, as far as customers are known. */
    private static Card customers(ChainOverview overview) {
        CustomerMonth month =
                overview.months().isEmpty() ? null : overview.months().get(0);
        if (month == null || month.customers() == 0) {
            return new Card(RETURNING, Wording.NOTHING, "", "", "no customer of this month is known");
        }
        if (!overview.sold().from().withDayOfMonth(1).isBefore(month.month())) {
            return new Card(
                    RETURNING,
                    Wording.NOTHING,
                    "",
                    "",
                    "the record begins in " + Wording.month(month.month()) + ": nobody can have returned");
        }
        BigDecimal fresh = HUNDRED.subtract(month.returningPercent());
        String note = Wording.percent(fresh) + " are new; " + Wording.count(month.customers())
                + " customers in " + Wording.month(month.month()) + ", known for "
                + Wording.percent(month.knownPercent()) + " of orders";
        return new Card(RETURNING, Wording.percent(month.returningPercent()), "", "", note);
    }
}
