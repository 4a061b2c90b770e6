package io.brewline.benchmarks.way;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How files came through, as the ledger has it.
 *
 * @param files accepted versions
 * @param orders rows that were good
 * @param lines their order lines
 * @param copies COPY statements
 * @param seconds from the first landing until nothing was under way
 * @param cpuSeconds of the process and its PostgreSQL
 * @param stages how long a file was with each stage, its wait included: from landing to extracted, to transformed, to loaded
 */
record Passage(
        long files, long orders, long lines, long copies, double seconds, double cpuSeconds, List<Latency> stages) {
    private static final String TOTALS = "SELECT COUNT(*), SUM(orders_announced), SUM(lines_announced),"
            + " COUNT(DISTINCT loaded_at) + COUNT(DISTINCT CASE WHEN rows_rejected > 0 THEN loaded_at END)"
            + " FROM etl.file_versions WHERE status = 'accepted'";
    private static final double MILLIS = 1e3;

    /** Seconds, of half of the files and of 95 in 100, at most. */
    record Latency(String stage, double median, double p95) {
        static Latency of(String stage, List<Long> millis) {
            List<Long> sorted =
                    millis.stream().sorted(Comparator.naturalOrder()).toList();
            return new Latency(stage, share(sorted, 0.5), share(sorted, 0.95));
        }

        private static double share(List<Long> sorted, double share) {
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / MILLIS;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s p50 %.1f s, p95 %.1f s", stage, median, p95);
        }
    }

    /** Reads it from a warehouse that has seen nothing else. */
    static Passage read(Connection warehouse, double seconds, double cpuSeconds) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet totals = statement.executeQuery(TOTALS)) {
            totals.next();
            return new Passage(
                    totals.getLong(1),
                    totals.getLong(2),
                    totals.getLong(3),
                    totals.getLong(4),
                    seconds,
                    cpuSeconds,
                    List.of(
                            latency(warehouse, "extract", "landed_at", "extracted_at"),
                            latency(warehouse, "transform", "extracted_at", "transformed_at"),
                            latency(warehouse, "load", "transformed_at", "loaded_at"),
                            latency(warehouse, "all", "landed_at", "loaded_at")));
        }
    }

    private static Latency latency(Connection warehouse, String stage, String from, String to) throws SQLException {
        List<Long> millis = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATEDIFF(millisecond, " + from + ", " + to
                        + ") FROM etl.file_versions WHERE status = 'accepted'")) {
            while (row.next()) {
                millis.add(row.getLong(1));
            }
        }
        return Latency.of(stage, millis);
    }

    double ordersASecond() {
        return orders / seconds;
    }

    double secondsAFile() {
        return seconds / files;
    }

    double cpuSecondsAFile() {
        return cpuSeconds / files;
    }

    double copiesOfAThousandFiles() {
        return copies * 1_000.0 / files;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d files, %,d orders, %,d lines in %.1f s (CPU %.1f s): %.1f files/s, %,.0f orders/s; %d COPY; %s",
                files,
                orders,
                lines,
                seconds,
                cpuSeconds,
                files / seconds,
                ordersASecond(),
                copies,
                stages);
    }
}
