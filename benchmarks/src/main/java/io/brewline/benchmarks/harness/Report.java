package io.brewline.benchmarks.harness;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: a table for people, and lines {@code NAME RATIO} for scripts. Not thread-safe. */
public final class Report {
    private final List<Row> rows = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A line of the table.
     *
     * @param units orders or rows done
     */
    private record Row(String comparison, String contestant, double wall, double cpu, long units) {
        String seconds(double seconds) {
            return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.3f", seconds);
        }

        String rate() {
            return String.format(Locale.ROOT, "%,.0f", units / wall);
        }
    }

    /** A line of the table for each contestant. */
    public void times(String comparison, Map<String, Times> times, long units) {
        times.forEach((contestant, each) -> rows.add(new Row(comparison, contestant, each.wall(), each.cpu(), units)));
    }

    /** A line {@code NAME RATIO}. */
    public void ratio(String name, double value) {
        ratios.add(new Ratio(name, value));
    }

    /** A sentence below the table: what was not equal, or was skipped. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public List<Ratio> ratios() {
        return List.copyOf(ratios);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The table alone. */
    public String table() {
        return AsciiTable.getTable(
                rows,
                List.of(
                        column("comparison", HorizontalAlign.LEFT).with(Row::comparison),
                        column("contestant", HorizontalAlign.LEFT).with(Row::contestant),
                        column("wall s", HorizontalAlign.RIGHT).with(row -> row.seconds(row.wall())),
                        column("CPU s", HorizontalAlign.RIGHT).with(row -> row.seconds(row.cpu())),
                        column("per second", HorizontalAlign.RIGHT).with(Row::rate)));
    }

    private static Column column(String header, HorizontalAlign align) {
        return new Column().header(header).dataAlign(align);
    }
}
