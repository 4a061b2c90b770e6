package io.brewline.local.generate;

import java.util.List;
import java.util.Random;

/**
 * A seeded source of choices for one purpose. Built on {@link Random}, whose algorithms its contract fixes for every JDK;
 * {@code SplittableRandom} promises no such thing. Not for secrets.
 */
final class Dice {
    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Dice that depend on the seed, the purpose and the numbers alone; different purposes roll independently. */
    static Dice of(long seed, String purpose, long... numbers) {
        long mixed = mix(seed);
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed + purpose.charAt(i));
        }
        for (long number : numbers) {
            mixed = mix(mixed + number);
        }
        return new Dice(mixed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    double gaussian() {
        return random.nextGaussian();
    }

    void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }

    /** Spreads neighbouring seeds apart, which {@link Random} by itself does not (the finaliser of MurmurHash3). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
