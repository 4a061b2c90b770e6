package io.brewline.benchmarks.harness;

/**
 * How much is measured.
 *
 * @param orders in the large file
 * @param smallFiles files of a branch's day
 * @param warmUps rounds that do not count
 * @param rounds rounds that count
 */
public record Scale(String name, int orders, int smallFiles, int warmUps, int rounds) {
    public static final Scale QUICK = new Scale("quick", 100_000, 100, 1, 3);
    public static final Scale FULL = new Scale("full", 2_000_000, 250, 2, 7);

    public Scale {
        if (rounds < 1) {
            throw new IllegalArgumentException("a median needs a round");
        }
    }

    /** The same in so many rounds, and as many to warm up at most. */
    public Scale withRounds(int value) {
        return new Scale(name, orders, smallFiles, Math.min(warmUps, value), value);
    }
}
