package io.brewline.local.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.brewline.aws.Printable;
import io.brewline.failure.Reason;
import io.brewline.local.report.RunResult.AlertResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Totals;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a run's result to a person. */
public final class TextReport {
    /** A rule below a table's header, and no other lines. */
    static final Character[] BORDERS = borders();

    private static final int MOST_REASONS = 2;

    private final PrintStream out;

    public TextReport(PrintStream out) {
        this.out = out;
    }

    /** The files, the totals, the alerts, and what is in the warehouse. */
    public void print(RunResult result) {
        List<FileResult> rows = new ArrayList<>(result.files());
        rows.add(total(result.totals()));
        out.println(AsciiTable.builder().border(BORDERS).data(rows, columns()).asString());
        explain(result.files());
        alerts(result.alerts());
        totals(result);
    }

    private static List<ColumnData<FileResult>> columns() {
        return Arrays.asList(
                left("file", file -> Printable.line(file.name())),
                left(
                        "status",
                        file -> file.status() == null
                                ? ""
                                : file.status().toString().replace('_', ' ')),
                right("rows", FileResult::rows),
                right("orders", FileResult::orders),
                right("lines", FileResult::lines),
                right("rejected", FileResult::rejected),
                right("duplicate", FileResult::duplicateRows),
                right("known before", FileResult::alreadyLoaded),
                left("why", TextReport::reasons));
    }

    private static ColumnData<FileResult> left(String title, Function<FileResult, String> value) {
        return new Column()
                .header(title)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(60)
                .with(value);
    }

    private static ColumnData<FileResult> right(String title, Function<FileResult, Long> value) {
        return new Column()
                .header(title)
                .headerAlign(HorizontalAlign.RIGHT)
                .dataAlign(HorizontalAlign.RIGHT)
                .with(file -> number(value.apply(file)));
    }

    private static FileResult total(Totals totals) {
        String name = totals.files() == 1 ? "1 file" : number(totals.files()) + " files";
        return new FileResult(
                name,
                null,
                totals.rows(),
                totals.orders(),
                totals.lines(),
                totals.rejected(),
                totals.duplicateRows(),
                totals.alreadyLoaded(),
                new TreeMap<>());
    }

    /** The most frequent reasons; all of them are in the JSON and in the warehouse. */
    private static String reasons(FileResult file) {
        List<Map.Entry<String, Long>> reasons = file.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        long others = reasons.stream()
                .skip(MOST_REASONS)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return reasons.stream()
                        .limit(MOST_REASONS)
                        .map(reason -> number(reason.getValue()) + " " + reason.getKey())
                        .collect(Collectors.joining(", "))
                + (others == 0 ? "" : ", " + number(others) + " more");
    }

    /** One sentence for each reason that occurred. */
    private void explain(List<FileResult> files) {
        SortedSet<String> codes = new TreeSet<>();
        files.forEach(file -> codes.addAll(file.reasons().keySet()));
        for (String code : codes) {
            Reason.ofCode(code).ifPresent(reason -> out.println("  " + code + ": " + reason.sentence()));
        }
        if (!codes.isEmpty()) {
            out.println();
        }
    }

    private void alerts(List<AlertResult> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        out.println(alerts.size() == 1 ? "1 alert was sent:" : alerts.size() + " alerts were sent:");
        alerts.forEach(alert -> out.println("  ! " + alert.subject()));
        out.println();
    }

    private void totals(RunResult result) {
        WarehouseTotals warehouse = result.warehouse();
        out.printf(
                Locale.ROOT,
                "In the warehouse now: %s orders, %s lines, %s units, £%s, %s branches, %s products. (%.1f s)%n",
                number(warehouse.orders()),
                number(warehouse.lines()),
                number(warehouse.units()),
                pounds(warehouse.revenue()),
                number(warehouse.branches()),
                number(warehouse.products()),
                result.seconds());
    }

    /** A count as people write it: 12,345. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** An amount as people write it, without its sign: 12,345.60. */
    public static String pounds(String amount) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(amount));
    }

    private static Character[] borders() {
        Character[] borders = AsciiTable.NO_BORDERS.clone();
        // The library's places for the line below a header: left end, line, crossing, right end.
        borders[7] = ' ';
        borders[8] = '─';
        borders[9] = '─';
        borders[10] = ' ';
        return borders;
    }
}
