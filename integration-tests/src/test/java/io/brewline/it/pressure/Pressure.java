package io.brewline.it.pressure;

import io.brewline.it.endtoend.Warehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the ledger says of a run under pressure.
 *
 * @param files versions in the ledger
 * @param rows rows read
 * @param seconds from the first landing to the last COMMIT
 * @param latencies milliseconds from landing to loaded, of accepted files, ascending
 * @param batches how many files each load brought, in their order
 */
record Pressure(long files, long rows, double seconds, List<Long> latencies, List<Integer> batches) {
    private static final String TOTALS = "SELECT COUNT(*) || ',' || SUM(rows_read) || ',' ||"
            + " DATEDIFF(millisecond, MIN(landed_at), MAX(loaded_at)) FROM etl.file_versions";
    private static final String LATENCIES =
            "SELECT DATEDIFF(millisecond, landed_at, loaded_at) FROM etl.file_versions WHERE loaded_at IS NOT NULL";

    /** All files of one load have its time. */
    private static final String BATCHES = "SELECT COUNT(*) FROM etl.file_versions WHERE loaded_at IS NOT NULL"
            + " GROUP BY loaded_at ORDER BY loaded_at";

    static Pressure of(Warehouse warehouse) throws SQLException {
        String[] totals = warehouse.rows(TOTALS).get(0).split(",", -1);
        List<Long> latencies = new ArrayList<>(
                warehouse.rows(LATENCIES).stream().map(Long::valueOf).toList());
        latencies.sort(Comparator.naturalOrder());
        return new Pressure(
                Long.parseLong(totals[0]),
                Long.parseLong(totals[1]),
                Long.parseLong(totals[2]) / 1e3,
                latencies,
                warehouse.rows(BATCHES).stream().map(Integer::valueOf).toList());
    }

    int largestBatch() {
        return batches.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private double latency(double share) {
        return latencies.get((int) Math.ceil(share * latencies.size()) - 1) / 1e3;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d files, %,d rows in %.1f s: %.1f files/s, %,.0f rows/s%n"
                        + "from landing to loaded: p50 %.1f s, p95 %.1f s, at most %.1f s%n"
                        + "%d loads, of %s files, %d at most",
                files,
                rows,
                seconds,
                files / seconds,
                rows / seconds,
                latency(0.5),
                latency(0.95),
                latency(1),
                batches.size(),
                batches,
                largestBatch());
    }
}
