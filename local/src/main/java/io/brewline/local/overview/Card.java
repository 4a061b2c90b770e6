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
    static List<Card> of(ChainOverview overview) {
        Totals now = overview.totals();
        Totals before = overview.totalsBefore();
        List<Card> cards = new ArrayList<>();
        cards.add(money("Revenue", now.revenue(), before == null ? null : before.revenue()));
        cards.add(count("Orders", now.orders(), before == null ? null : before.orders()));
        cards.add(count("Units", now.units(), before == null ? null : before.units()));
        cards.add(money("Average order", now.averageOrderValue(), before == null ? null : before.averageOrderValue()));
        cards.add(customers(overview.months()));
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

    /** The share of the month's customers who had bought in an earlier month, and how many customers are known. */
    private static Card customers(List<CustomerMonth> months) {
        String label = "Returning customers";
        if (months.isEmpty() || months.get(0).customers() == 0) {
            return new Card(
                    label, Wording.NOTHING, "", "", "no customer is known: cards have no key, or all paid cash");
        }
        CustomerMonth month = months.get(0);
        String known = Wording.count(month.customers()) + " customers in " + Wording.month(month.month())
                + ", known for " + Wording.percent(month.knownPercent()) + " of orders";
        return new Card(label, Wording.percent(month.returningPercent()), "", "", known);
    }
}
