package io.brewline.local.overview;

import io.brewline.local.overview.ChainOverview.Hour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The hours of the week, a row each, a column each weekday: the more revenue, the darker. */
record HeatMap(String lead, List<String> weekdays, List<Row> rows) {
    private static final int LEVELS = 8;

    /** @param label as in {@code 07:00} */
    record Row(String label, List<Cell> cells) {}

    /**
     * @param text whole pounds
     * @param level 0 where nothing was sold, else 1 to 8
     * @param exact pounds and pence
     */
    record Cell(String text, int level, String exact) {}

    /** @param hours at least one */
    static HeatMap of(List<Hour> hours) {
        Hour busiest = hours.stream().max(Comparator.comparing(Hour::revenue)).orElseThrow();
        Map<List<Integer>, BigDecimal> revenue = new HashMap<>();
        hours.forEach(hour -> revenue.put(List.of(hour.weekday(), hour.hour()), hour.revenue()));
        int first = hours.stream().mapToInt(Hour::hour).min().orElseThrow();
        int last = hours.stream().mapToInt(Hour::hour).max().orElseThrow();
        List<Row> rows = new ArrayList<>();
        for (int hour = first; hour <= last; hour++) {
            List<Cell> cells = new ArrayList<>();
            for (DayOfWeek weekday : DayOfWeek.values()) {
                cells.add(cell(revenue.get(List.of(weekday.getValue(), hour)), busiest.revenue()));
            }
            rows.add(new Row(clock(hour), cells));
        }
        String lead = "Busiest is " + DayOfWeek.of(busiest.weekday()).getDisplayName(TextStyle.FULL, Locale.UK)
                + " from " + clock(busiest.hour()) + " to " + clock(busiest.hour() + 1) + ": "
                + Wording.pounds(busiest.revenue()) + " in all. In pounds, branches' local time.";
        return new HeatMap(lead, weekdayNames(), rows);
    }

    private static List<String> weekdayNames() {
        return Arrays.stream(DayOfWeek.values())
                .map(weekday -> weekday.getDisplayName(TextStyle.SHORT, Locale.UK))
                .toList();
    }

    private static Cell cell(BigDecimal revenue, BigDecimal most) {
        if (revenue == null || revenue.signum() <= 0) {
            return new Cell("", 0, Wording.pounds(revenue));
        }
        int level = revenue.multiply(BigDecimal.valueOf(LEVELS))
                .divide(most, 0, RoundingMode.CEILING)
                .intValueExact();
        return new Cell(wholePounds(revenue), level, Wording.pounds(revenue));
    }

    /** At most five characters, so that seven columns fit a phone. */
    private static String wholePounds(BigDecimal revenue) {
        long pounds = revenue.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (pounds < 10_000) {
            return Wording.count(pounds);
        }
        return pounds < 1_000_000 ? pounds / 1_000 + "k" : pounds / 1_000_000 + "m";
    }

    private static String clock(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
