package io.brewline.local.overview;

import io.brewline.local.overview.ChainOverview.BranchFreshness;
import io.brewline.local.overview.ChainOverview.CustomerMonth;
import io.brewline.local.overview.ChainOverview.Day;
import io.brewline.local.overview.ChainOverview.Hour;
import io.brewline.local.overview.ChainOverview.LandedFiles;
import io.brewline.local.overview.ChainOverview.ReasonCount;
import io.brewline.local.overview.ChainOverview.Slice;
import io.brewline.local.overview.ChainOverview.Totals;
import io.brewline.local.report.Queries;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the {@code reporting} schema for the chain's figures. It lives as long as its connection. */
public final class OverviewReader {
    private final Queries queries;

    /** Asks the warehouse at the other end of {@code connection}. */
    public OverviewReader(Connection connection) {
        queries = new Queries(connection, OverviewReader.class);
    }

    /**
     * The figures of a period.
     *
     * @throws IllegalArgumentException where {@code choice} begins behind the newest sale
     */
    public ChainOverview read(PeriodChoice choice) throws SQLException {
        Period sold = sold();
        if (sold == null) {
            return nothingSold();
        }
        Period period = choice.among(sold);
        // Half a period before would look like growth.
        Period before = period.before().from().isBefore(sold.from()) ? null : period.before();
        return new ChainOverview(
                period,
                before,
                sold,
                totals(period),
                before == null ? null : totals(before),
                customers(period),
                days(period, before),
                slices("best-sellers", period, before),
                slices("by-branch", period, before),
                slices("by-product-type", period, before),
                slices("by-payment-method", period, before),
                queries.list("by-weekday-and-hour", OverviewReader::hour, period.from(), period.to()),
                queries.list("freshness", OverviewReader::branchFreshness),
                landed(period.length()));
    }

    private ChainOverview nothingSold() throws SQLException {
        return new ChainOverview(
                null,
                null,
                null,
                Totals.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                landed(PeriodChoice.USUAL_DAYS));
    }

    private Period sold() throws SQLException {
        return queries.list("sold-days", row -> row.getDate(1) == null ? null : new Period(day(row, 1), day(row, 2)))
                .get(0);
    }

    private Totals totals(Period period) throws SQLException {
        return queries.list(
                        "totals",
                        row -> new Totals(row.getLong(1), row.getLong(2), pounds(row, 3)),
                        period.from(),
                        period.to())
                .get(0);
    }

    private List<CustomerMonth> customers(Period period) throws SQLException {
        LocalDate month = period.to().withDayOfMonth(1);
        return queries.list(
                "customers",
                row -> new CustomerMonth(
                        day(row, 1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getBigDecimal(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getBigDecimal(7)),
                month,
                month);
    }

    /** Every day of the period, those without sales too, each beside the day as far into the period before. */
    private List<Day> days(Period period, Period before) throws SQLException {
        LocalDate first = before == null ? period.from() : before.from();
        Map<LocalDate, Day> sold = queries
                .list(
                        "by-day",
                        row -> new Day(day(row, 1), row.getLong(2), row.getLong(3), pounds(row, 4), null),
                        first,
                        period.to())
                .stream()
                .collect(Collectors.toMap(Day::day, Function.identity()));
        return period.days().stream()
                .map(day -> {
                    Day now = sold.getOrDefault(day, unsold(day));
                    LocalDate then = day.minusDays(period.length());
                    BigDecimal revenueBefore = before == null
                            ? null
                            : sold.getOrDefault(then, unsold(then)).revenue();
                    return new Day(day, now.orders(), now.units(), now.revenue(), revenueBefore);
                })
                .toList();
    }

    private static Day unsold(LocalDate day) {
        return new Day(day, 0, 0, Totals.NONE.revenue(), null);
    }

    private List<Slice> slices(String query, Period period, Period before) throws SQLException {
        return queries.list(
                query,
                row -> new Slice(
                        row.getString(1),
                        row.getObject(2) == null ? null : Long.valueOf(row.getLong(2)),
                        row.getLong(3),
                        pounds(row, 4),
                        before == null ? null : pounds(row, 5)),
                period.from(),
                period.to(),
                before == null ? period.from() : before.from());
    }

    private static Hour hour(ResultSet row) throws SQLException {
        return new Hour(row.getInt(1), row.getInt(2), row.getLong(3), pounds(row, 4));
    }

    private static BranchFreshness branchFreshness(ResultSet row) throws SQLException {
        return new BranchFreshness(
                row.getString(1),
                time(row, 2),
                row.getString(3),
                time(row, 4),
                row.getBigDecimal(5),
                row.getObject(6) == null ? null : Boolean.valueOf(row.getInt(7) == 1));
    }

    private LandedFiles landed(long days) throws SQLException {
        LocalDate newest = queries.list("landed-days", row -> day(row, 1)).get(0);
        if (newest == null) {
            return new LandedFiles(null, 0, 0, 0, 0, 0, List.of(), List.of());
        }
        Period period = Period.ending(newest, days);
        List<ReasonCount> rejects = reasons("rejected-rows", period);
        List<ReasonCount> refusals = reasons("refused-files", period);
        return queries.list(
                        "file-quality",
                        row -> new LandedFiles(
                                period,
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                rejects,
                                refusals),
                        period.from(),
                        period.to())
                .get(0);
    }

    private List<ReasonCount> reasons(String query, Period period) throws SQLException {
        return queries.list(
                query, row -> new ReasonCount(row.getString(1), row.getLong(2)), period.from(), period.to());
    }

    private static BigDecimal pounds(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).setScale(2);
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    private static LocalDateTime time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class);
    }
}
