package io.brewline.local.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A look at the sales that a manager understands: revenue by branch and day, and the best sellers, as bars. */
public final class SalesPicture {
    private static final int MOST_DAYS = 7;
    private static final int MOST_BRANCHES = 12;
    private static final int BAR_WIDTH = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final String EIGHTHS = "▏▎▍▌▋▊▉█";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private final Queries queries;
    private final PrintStream out;

    /** Asks the warehouse at the other end of {@code connection} and prints to {@code out}. */
    public SalesPicture(Connection connection, PrintStream out) {
        queries = new Queries(connection, SalesPicture.class);
        this.out = out;
    }

    private record Sales(String branch, LocalDate day, BigDecimal revenue) {
        static Sales of(ResultSet row) throws SQLException {
            return new Sales(row.getString(1), row.getObject(2, Date.class).toLocalDate(), row.getBigDecimal(3));
        }
    }

    private record Seller(String name, long units, BigDecimal revenue) {
        static Seller of(ResultSet row) throws SQLException {
            String size = row.getString(1);
            String flavour = row.getString(3);
            String name =
                    (size == null ? "" : size + " ") + row.getString(2) + (flavour == null ? "" : " - " + flavour);
            return new Seller(name, row.getLong(4), row.getBigDecimal(5));
        }
    }

    /** A branch's revenue by day. */
    private record BranchRow(String name, Map<LocalDate, BigDecimal> byDay) {
        BigDecimal total() {
            return byDay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Prints both pictures, or nothing where nothing was ever sold. */
    public void print() throws SQLException {
        List<Sales> sales = queries.list("revenue-by-day", Sales::of);
        if (!sales.isEmpty()) {
            printRevenue(sales);
            printBestSellers(queries.list("best-sellers", Seller::of));
        }
    }

    private void printRevenue(List<Sales> sales) {
        List<LocalDate> days = newest(sales);
        Map<String, BranchRow> byBranch = new LinkedHashMap<>();
        for (Sales each : sales) {
            if (days.contains(each.day())) {
                byBranch.computeIfAbsent(each.branch(), name -> new BranchRow(name, new HashMap<>()))
                        .byDay()
                        .merge(each.day(), each.revenue(), BigDecimal::add);
            }
        }
        List<BranchRow> rows = new ArrayList<>(byBranch.values());
        rows.sort(Comparator.comparing(BranchRow::total).reversed().thenComparing(BranchRow::name));
        BigDecimal most = largest(rows);
        out.printf("%nRevenue by branch and day, in pounds%s%n", days.size() < count(sales) ? ", the newest days" : "");
        out.println(AsciiTable.builder()
                .border(TextReport.BORDERS)
                .data(rows.subList(0, Math.min(rows.size(), MOST_BRANCHES)), columns(days, most))
                .asString());
        if (rows.size() > MOST_BRANCHES) {
            out.println("  and " + TextReport.number(rows.size() - MOST_BRANCHES) + " more branches");
        }
    }

    private static List<LocalDate> newest(List<Sales> sales) {
        TreeSet<LocalDate> days = new TreeSet<>();
        sales.forEach(each -> days.add(each.day()));
        return days.descendingSet().stream().limit(MOST_DAYS).sorted().toList();
    }

    private static long count(List<Sales> sales) {
        return sales.stream().map(Sales::day).distinct().count();
    }

    private static BigDecimal largest(List<BranchRow> rows) {
        return rows.stream()
                .flatMap(row -> row.byDay().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE);
    }

    private static List<ColumnData<BranchRow>> columns(List<LocalDate> days, BigDecimal most) {
        List<ColumnData<BranchRow>> columns = new ArrayList<>();
        columns.add(new Column()
                .header("branch")
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .with(BranchRow::name));
        for (LocalDate day : days) {
            columns.add(right(DAY.format(day)).with(row -> dayCell(row.byDay().get(day), most)));
        }
        columns.add(right("all").with(row -> TextReport.pounds(row.total().toPlainString())));
        return columns;
    }

    private static Column right(String title) {
        return new Column().header(title).headerAlign(HorizontalAlign.RIGHT).dataAlign(HorizontalAlign.RIGHT);
    }

    private static String dayCell(BigDecimal revenue, BigDecimal most) {
        if (revenue == null) {
            return "-";
        }
        int level = (int) Math.min(LEVELS.length() - 1, Math.floor(share(revenue, most) * LEVELS.length()));
        return TextReport.pounds(revenue.toPlainString()) + " " + LEVELS.charAt(level);
    }

    private void printBestSellers(List<Seller> sellers) {
        BigDecimal most = sellers.get(0).revenue();
        int width = sellers.stream()
                .mapToInt(seller -> seller.name().length())
                .max()
                .orElse(1);
        out.printf("%nBest sellers, by revenue%n");
        for (Seller seller : sellers) {
            out.printf(
                    Locale.ROOT,
                    " %-" + width + "s %-" + BAR_WIDTH + "s £%s (%s sold)%n",
                    seller.name(),
                    bar(share(seller.revenue(), most)),
                    TextReport.pounds(seller.revenue().toPlainString()),
                    TextReport.number(seller.units()));
        }
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? 0 : part.doubleValue() / whole.doubleValue();
    }

    /** A bar of blocks, the last of them in eighths. */
    private static String bar(double share) {
        int eighths = (int) Math.max(1, Math.round(share * BAR_WIDTH * 8));
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8 - 1, eighths % 8);
        return "█".repeat(eighths / 8) + rest;
    }
}
