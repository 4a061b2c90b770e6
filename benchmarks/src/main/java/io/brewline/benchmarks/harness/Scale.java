package io.brewline.benchmarks.harness;

/**
 * How much is measured.
 *
 * @param orders in the large file
 * @param smallFiles files of a branch's day
 * @param warmUps rounds that do not count
 * @param rounds rounds that count
 * @param way how much of what goes through more than one function
 */
public record Scale(String name, int orders, int smallFiles, int warmUps, int rounds, Way way) {
    public static final Scale QUICK = new Scale("quick", 50_000, 10, 1, 1, new Way(5, 2, 5_000, 100, 10, 20_000));
    public static final Scale FULL =
            new Scale("full", 2_000_000, 250, 2, 7, new Way(1_000, 100, 50_000, 1_000, 250, 10_000_000));

    public Scale {
        if (rounds < 1) {
            throw new IllegalArgumentException("a median needs a round");
        }
    }

    /**
     * How much goes from the landing bucket into the warehouse.
     *
     * @param files of a branch's day; ten times as many follow them
     * @param largeFiles in number
     * @param largeOrders rows of each of those
     * @param waitingFiles that wait for Load when it comes
     * @param ordersOfWaiting rows of each of those
     * @param ordersPresent in the warehouse into which a batch is loaded
     */
    public record Way(
            int files, int largeFiles, int largeOrders, int waitingFiles, int ordersOfWaiting, int ordersPresent) {}

    /** Whether all of it is to be seen working within a minute, whatever the figures are worth. */
    public boolean isQuick() {
        return name.equals(QUICK.name);
    }

    /** The same in so many rounds, and as many to warm up at most. */
    public Scale withRounds(int value) {
        return new Scale(name, orders, smallFiles, Math.min(warmUps, value), value, way);
    }
}
