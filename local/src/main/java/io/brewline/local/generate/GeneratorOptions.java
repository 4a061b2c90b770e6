package io.brewline.local.generate;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What to generate; equal options give equal bytes. Immutable.
 *
 * @param seed any number; another seed is another chain
 * @param branches 1 to 1,000
 * @param days 1 to 3,660, one file per branch and day
 * @param firstDay the first day of sales
 * @param ordersPerDay the mean per branch and day, 1 to 100,000; branches and weekdays differ around it
 * @param layout which till the branches have
 * @param dirt 0 to 1: the share of bad rows, and with it of odd rows, odd files and bad files; 0 is perfectly clean.
 *     However much is asked for, at most two fifths of a regular file's rows are bad, so that it is not refused
 */
public record GeneratorOptions(
        long seed, int branches, int days, LocalDate firstDay, int ordersPerDay, BranchLayout layout, double dirt) {
    /** Monday of a week in which a price changes (on its Thursday). */
    private static final LocalDate DEFAULT_FIRST_DAY = LocalDate.of(2024, 3, 4);

    /** @throws IllegalArgumentException when a number is out of bounds */
    public GeneratorOptions {
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(layout, "layout");
        within("branches", branches, 1, 1_000);
        within("days", days, 1, 3_660);
        within("ordersPerDay", ordersPerDay, 1, 100_000);
        if (!(dirt >= 0 && dirt <= 1)) {
            throw new IllegalArgumentException("dirt must lie between 0 and 1, not " + dirt);
        }
        within("firstDay's year", firstDay.getYear(), 1970, 2199);
    }

    /** A clean week of five branches with about 250 orders a day. */
    public static GeneratorOptions defaults() {
        return new GeneratorOptions(1, 5, 7, DEFAULT_FIRST_DAY, 250, BranchLayout.MIX, 0);
    }

    public GeneratorOptions withSeed(long value) {
        return new GeneratorOptions(value, branches, days, firstDay, ordersPerDay, layout, dirt);
    }

    public GeneratorOptions withBranches(int value) {
        return new GeneratorOptions(seed, value, days, firstDay, ordersPerDay, layout, dirt);
    }

    public GeneratorOptions withDays(int value) {
        return new GeneratorOptions(seed, branches, value, firstDay, ordersPerDay, layout, dirt);
    }

    public GeneratorOptions withFirstDay(LocalDate value) {
        return new GeneratorOptions(seed, branches, days, value, ordersPerDay, layout, dirt);
    }

    public GeneratorOptions withOrdersPerDay(int value) {
        return new GeneratorOptions(seed, branches, days, firstDay, value, layout, dirt);
    }

    public GeneratorOptions withLayout(BranchLayout value) {
        return new GeneratorOptions(seed, branches, days, firstDay, ordersPerDay, value, dirt);
    }

    public GeneratorOptions withDirt(double value) {
        return new GeneratorOptions(seed, branches, days, firstDay, ordersPerDay, layout, value);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must lie between " + least + " and " + most + ", not " + value);
        }
    }
}
