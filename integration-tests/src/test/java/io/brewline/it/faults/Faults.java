package io.brewline.it.faults;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Decides, by dice, what goes wrong where. Every schedule has weather of its own: some kinds of fault do not occur in it and
 * others often, so that rare meetings of two kinds are not drowned by the rest. Once {@link #calm} was called, or the most
 * faults of a schedule have struck, nothing goes wrong any more. Thread-safe.
 */
final class Faults {
    private static final int CHANCES = 100_000;

    /** A kind has this much of its rate in a schedule's weather. */
    private static final int[] WEATHER = {0, 0, 1, 1, 2, 4};

    private static final int FEWEST = 15;
    private static final int SPREAD = 25;

    private final Random dice;
    private final Trace trace;
    private final Map<FaultKind, Integer> rates = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Long> struck = new EnumMap<>(FaultKind.class);
    private int left;

    Faults(Random dice, Trace trace) {
        this.dice = dice;
        this.trace = trace;
        for (FaultKind kind : FaultKind.values()) {
            rates.put(kind, Math.min(CHANCES, kind.rate() * WEATHER[dice.nextInt(WEATHER.length)]));
        }
        left = FEWEST + dice.nextInt(SPREAD);
    }

    /** Nothing ever goes wrong. */
    static Faults none(Trace trace) {
        Faults none = new Faults(new Random(0), trace);
        none.calm();
        return none;
    }

    /**
     * What goes wrong at a point, or null.
     *
     * @param possible what could
     */
    synchronized FaultKind at(String point, FaultKind... possible) {
        trace.add(point);
        FaultKind kind = left == 0
                ? null
                : Arrays.stream(possible).filter(this::strikes).findFirst().orElse(null);
        if (kind != null) {
            count(kind);
            // To reorder messages costs nobody a try.
            left -= kind == FaultKind.MESSAGES_REORDERED ? 0 : 1;
        }
        return kind;
    }

    /** The same point once more: it goes wrong in the same way. */
    synchronized void again(String point, FaultKind kind) {
        trace.add(point);
        count(kind);
    }

    private boolean strikes(FaultKind kind) {
        int rate = rates.get(kind);
        return rate > 0 && dice.nextInt(CHANCES) < rate;
    }

    private void count(FaultKind kind) {
        trace.add("  fault: " + kind);
        struck.merge(kind, 1L, Long::sum);
    }

    /** A number from 0 on, below {@code bound}. */
    synchronized int below(int bound) {
        return dice.nextInt(bound);
    }

    synchronized boolean isCalm() {
        return left == 0;
    }

    synchronized void calm() {
        left = 0;
    }

    synchronized Map<FaultKind, Long> struck() {
        return new EnumMap<>(struck);
    }
}
