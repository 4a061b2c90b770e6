package io.brewline.local.overview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The chain's figures of a period. Its fields, in snake case, are the JSON of the page and of {@code report --json}.
 *
 * @param period the days that it is about; NULL where nothing was ever sold
 * @param before what it is compared with; NULL where the record does not reach back that far
 * @param sold the first and the newest day with sales; NULL where nothing was ever sold
 * @param totals over the period
 * @param totalsBefore over the period before; NULL where there is no comparison
 * @param months the customers of the period's last month, and of the month before it, as far as there are
 * @param days every day of the period
 * @param bestSellers the ten products that brought in most
 * @param branches by revenue, as are the next two
 * @param productTypes the categories
 * @param paymentMethods card and cash
 * @param hours each hour of the week with sales
 * @param freshness how far each branch's record reaches
 * @param landed what became of the files that landed lately
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ChainOverview(
        Period period,
        Period before,
        Period sold,
        Totals totals,
        Totals totalsBefore,
        List<CustomerMonth> months,
        List<Day> days,
        List<Slice> bestSellers,
        List<Slice> branches,
        List<Slice> productTypes,
        List<Slice> paymentMethods,
        List<Hour> hours,
        List<BranchFreshness> freshness,
        LandedFiles landed) {

    /**
     * What was sold.
     *
     * @param revenue pounds
     */
    public record Totals(long orders, long units, BigDecimal revenue) {
        static final Totals NONE = new Totals(0, 0, new BigDecimal("0.00"));

        /** Pounds, or NULL where there are no orders. */
        BigDecimal averageOrderValue() {
            return orders == 0 ? null : revenue.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
        }
    }

    /**
     * The customers of a month, as far as they are known.
     *
     * @param month its first day
     * @param knownPercent of its orders, those with a known customer
     * @param returningPercent of its customers, those who bought in an earlier month too
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CustomerMonth(
            LocalDate month,
            long orders,
            long ordersWithCustomer,
            BigDecimal knownPercent,
            long customers,
            long returningCustomers,
            BigDecimal returningPercent) {}

    /**
     * A day.
     *
     * @param revenueBefore of the day as far into the period before; NULL where there is no comparison
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Day(LocalDate day, long orders, long units, BigDecimal revenue, BigDecimal revenueBefore) {}

    /**
     * A part of the whole: a product, a branch, a category, a payment method.
     *
     * @param orders NULL where an order may belong to several parts
     * @param revenueBefore in the period before; NULL where there is no comparison
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Slice(String name, Long orders, long units, BigDecimal revenue, BigDecimal revenueBefore) {}

    /**
     * An hour of the week.
     *
     * @param weekday 1 is Monday
     * @param hour 0 to 23
     */
    public record Hour(int weekday, int hour, long orders, BigDecimal revenue) {}

    /**
     * How far a branch's record reaches.
     *
     * @param newestSale in the branch's local time
     * @param lastFile the key that landed last
     * @param lastLandedAt UTC
     * @param hoursSinceNewestSale NULL where there is no sale
     * @param late whether its file should have landed by now; NULL where too few files tell when they usually land
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record BranchFreshness(
            String branch,
            LocalDateTime newestSale,
            String lastFile,
            LocalDateTime lastLandedAt,
            BigDecimal hoursSinceNewestSale,
            Boolean late) {}

    /**
     * What became of the files that landed in as many days as the period has, up to the newest that landed.
     *
     * @param period of days, UTC; NULL where no file ever landed
     * @param rejects why rows were rejected
     * @param refusals why files were refused
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LandedFiles(
            Period period,
            long files,
            long filesRefused,
            long rowsRead,
            long rowsRejected,
            long rowsDuplicate,
            List<ReasonCount> rejects,
            List<ReasonCount> refusals) {}

    /** A reason's code, and how often it was the reason. */
    public record ReasonCount(String reason, long count) {}

    /** Whether anything was sold in the period. */
    boolean hasSales() {
        return totals.orders() > 0;
    }
}
