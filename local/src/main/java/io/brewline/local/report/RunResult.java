package io.brewline.local.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What one run did. Its fields, in snake case, are the JSON of {@code --json}.
 *
 * @param files each file given, in the order given
 * @param totals over the files
 * @param warehouse what is there now
 * @param alerts what was sent during the run
 * @param seconds from the first file to the last
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RunResult(
        List<FileResult> files, Totals totals, WarehouseTotals warehouse, List<AlertResult> alerts, double seconds) {

    /** What became of a file. */
    public enum Status {
        /** All of its rows are in. */
        LOADED,
        /** Some rows were rejected; the others are in. */
        PARTLY_LOADED,
        /** It held nothing new. */
        UNCHANGED,
        /** Nothing of it was loaded. */
        REFUSED,
        /** It could not be worked through, and waits in a dead-letter queue. */
        FAILED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One file.
     *
     * @param name its name, or its path where two have the name
     * @param status what became of it
     * @param rows data rows read
     * @param orders orders that this run inserted
     * @param lines order lines that this run inserted
     * @param rejected rows rejected
     * @param duplicateRows exact copies of earlier rows, dropped
     * @param alreadyLoaded orders that were there before
     * @param reasons why rows, or the file, were rejected: reason codes and how often
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record FileResult(
            String name,
            Status status,
            long rows,
            long orders,
            long lines,
            long rejected,
            long duplicateRows,
            long alreadyLoaded,
            SortedMap<String, Long> reasons) {}

    /** The sums over the files. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Totals(
            long files,
            long loaded,
            long partlyLoaded,
            long unchanged,
            long refused,
            long failed,
            long rows,
            long orders,
            long lines,
            long rejected,
            long duplicateRows,
            long alreadyLoaded) {
        static Totals of(List<FileResult> files) {
            return new Totals(
                    files.size(),
                    count(files, Status.LOADED),
                    count(files, Status.PARTLY_LOADED),
                    count(files, Status.UNCHANGED),
                    count(files, Status.REFUSED),
                    count(files, Status.FAILED),
                    files.stream().mapToLong(FileResult::rows).sum(),
                    files.stream().mapToLong(FileResult::orders).sum(),
                    files.stream().mapToLong(FileResult::lines).sum(),
                    files.stream().mapToLong(FileResult::rejected).sum(),
                    files.stream().mapToLong(FileResult::duplicateRows).sum(),
                    files.stream().mapToLong(FileResult::alreadyLoaded).sum());
        }

        private static long count(List<FileResult> files, Status status) {
            return files.stream().filter(file -> file.status() == status).count();
        }
    }

    /**
     * What is in the warehouse.
     *
     * @param revenue in pounds, as text, so that no reader rounds it
     */
    public record WarehouseTotals(long orders, long lines, long units, String revenue, long branches, long products) {
        static WarehouseTotals of(
                long orders, long lines, long units, BigDecimal revenue, long branches, long products) {
            return new WarehouseTotals(orders, lines, units, revenue.setScale(2).toPlainString(), branches, products);
        }
    }

    /** An alert: what happened, to which file, for what reason. */
    public record AlertResult(String subject, String file, String reason) {}

    /** Whether all was loaded, or was there: nothing refused, nothing left over, and no alert. */
    @JsonIgnore
    public boolean isClean() {
        return totals.refused() == 0 && totals.failed() == 0 && alerts.isEmpty();
    }
}
