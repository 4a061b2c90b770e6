package io.brewline.benchmarks.harness;

import java.util.Locale;

/**
 * How two contestants compare; what is above 1 speaks for Brewline where the name is that of a speed.
 *
 * @param name such as {@code transform/duckdb}: no blanks
 */
public record Ratio(String name, double value) {
    public Ratio {
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a ratio's name is one word: " + name);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is no number");
        }
    }

    /** The line that scripts read: {@code transform/duckdb 1.62}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", name, value);
    }
}
