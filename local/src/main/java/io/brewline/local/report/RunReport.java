package io.brewline.local.report;

import io.brewline.local.report.RunResult.AlertResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import io.brewline.local.report.RunResult.Totals;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the warehouse what became of files. */
public final class RunReport {
    private final Queries queries;

    /** A report out of the warehouse at the other end of {@code connection}. */
    public RunReport(Connection connection) {
        queries = new Queries(connection, RunReport.class);
    }

    /** One version of one file. */
    private record Version(String fileId, String sequencer) {
        static Version of(ResultSet row) throws SQLException {
            return new Version(row.getString(1), row.getString(2));
        }

        static Version of(LandedFile file) {
            return new Version(file.object().fileId().toString(), file.object().sequencer());
        }
    }

    /** The ledger's row of a version. */
    private record Outcome(
            Version version,
            String status,
            String reason,
            long rows,
            long rejected,
            long duplicates,
            long announced,
            long inserted,
            long lines,
            long withdrawn) {
        static Outcome of(ResultSet row) throws SQLException {
            return new Outcome(
                    Version.of(row),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11));
        }

        boolean isRefused() {
            return status.equals("refused");
        }

        Status result() {
            if (isRefused()) {
                return Status.REFUSED;
            }
            if (inserted == 0 && withdrawn == 0) {
                return Status.UNCHANGED;
            }
            return rejected > 0 ? Status.PARTLY_LOADED : Status.LOADED;
        }
    }

    private record Rejects(Version version, String reason, long rows) {
        static Rejects of(ResultSet row) throws SQLException {
            return new Rejects(Version.of(row), row.getString(3), row.getLong(4));
        }
    }

    /**
     * What became of {@code files}, and what is in the warehouse.
     *
     * @param since when the first of them landed, or earlier
     */
    public RunResult result(List<LandedFile> files, Instant since, List<AlertResult> alerts, double seconds)
            throws SQLException {
        List<FileResult> results = files(files, since);
        return new RunResult(results, Totals.of(results), totals(), alerts, seconds);
    }

    /**
     * What became of {@code files}; one that the ledger does not know is {@link Status#FAILED}, so far.
     *
     * @param since when the first of them landed, or earlier
     */
    public List<FileResult> files(List<LandedFile> files, Instant since) throws SQLException {
        Map<Version, Outcome> outcomes = new HashMap<>();
        queries.list("outcomes", Outcome::of, utc(since)).forEach(outcome -> outcomes.put(outcome.version(), outcome));
        Map<Version, SortedMap<String, Long>> reasons = new HashMap<>();
        for (Rejects rejects : queries.list("reasons", Rejects::of, utc(since))) {
            reasons.computeIfAbsent(rejects.version(), version -> new TreeMap<>())
                    .put(rejects.reason(), rejects.rows());
        }
        Map<String, Long> names = files.stream().collect(Collectors.groupingBy(RunReport::name, Collectors.counting()));
        return files.stream()
                .map(file -> result(
                        names.get(name(file)) > 1 ? file.path().toString() : name(file),
                        outcomes.get(Version.of(file)),
                        reasons.getOrDefault(Version.of(file), new TreeMap<>())))
                .toList();
    }

    private static String name(LandedFile file) {
        return file.path().getFileName().toString();
    }

    private static FileResult result(String name, Outcome outcome, SortedMap<String, Long> reasons) {
        if (outcome == null) {
            return new FileResult(name, Status.FAILED, 0, 0, 0, 0, 0, 0, reasons);
        }
        if (outcome.isRefused()) {
            reasons.put(outcome.reason(), 1L);
        }
        return new FileResult(
                name,
                outcome.result(),
                outcome.rows(),
                outcome.inserted(),
                outcome.lines(),
                outcome.rejected(),
                outcome.duplicates(),
                outcome.announced() - outcome.inserted(),
                reasons);
    }

    /** What is in the warehouse now. */
    public WarehouseTotals totals() throws SQLException {
        return queries.list(
                        "totals",
                        row -> WarehouseTotals.of(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getBigDecimal(4),
                                row.getLong(5),
                                row.getLong(6)))
                .get(0);
    }

    // The ledger's times are UTC, without saying so.
    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
