package io.brewline.transform;

import java.util.UUID;

/**
 * Counts how often each key was seen, by 96 bits of its hash, in primitive arrays: 16 bytes an entry, filled to three
 * quarters at most. The table is split into segments that grow alone, so that growing never holds two whole copies.
 *
 * <p>Of ten million keys, two share 96 bits with a chance of 1 in 10^15. Not thread-safe.
 */
final class RowCounts {
    private static final int SEGMENTS = 256;

    private final Segment[] segments = new Segment[SEGMENTS];

    /** Counts {@code key} once more and gives how often it was seen by now: 1 for the first time. */
    int increment(UUID key) {
        // A UUID's six fixed bits lie below bit 16 of one half and above bit 61 of the other: not in what is used to
        // find a slot.
        long high = key.getMostSignificantBits();
        long low = key.getLeastSignificantBits();
        int segment = (int) (high >>> 56);
        if (segments[segment] == null) {
            segments[segment] = new Segment();
        }
        return segments[segment].increment(high, (int) low);
    }

    /** Bytes held by the tables. */
    long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += segment == null ? 0 : segment.slots.length * (long) Long.BYTES;
        }
        return bytes;
    }

    /** Open addressing with linear probing; a slot is two longs: 64 bits of the key; 32 more, and the count. */
    private static final class Segment {
        private static final int FIRST_ENTRIES = 16;

        private long[] slots = new long[2 * FIRST_ENTRIES];
        private int used;

        int increment(long high, int low) {
            int slot = find(slots, high, low);
            if (count(slots[slot + 1]) == 0) {
                if (used * 4 >= slots.length / 2 * 3) {
                    grow();
                    slot = find(slots, high, low);
                }
                used++;
                slots[slot] = high;
                slots[slot + 1] = (long) low << 32;
            }
            slots[slot + 1]++;
            return count(slots[slot + 1]);
        }

        // A slot whose count is 0 is free.
        private static int find(long[] slots, long high, int low) {
            int entries = slots.length / 2;
            // Segments' sizes are no powers of two: the product's upper half spreads the hash over them.
            int slot = (int) ((((high >>> 24) & 0xffff_ffffL) * entries) >>> 32);
            while (count(slots[2 * slot + 1]) != 0
                    && (slots[2 * slot] != high || (int) (slots[2 * slot + 1] >>> 32) != low)) {
                slot = slot + 1 == entries ? 0 : slot + 1;
            }
            return 2 * slot;
        }

        private static int count(long lowAndCount) {
            return (int) lowAndCount;
        }

        private void grow() {
            // By half, not by two: filled to between half and three quarters, 21 to 32 bytes an entry.
            long[] larger = new long[slots.length / 4 * 6];
            for (int i = 0; i < slots.length; i += 2) {
                if (count(slots[i + 1]) != 0) {
                    int slot = find(larger, slots[i], (int) (slots[i + 1] >>> 32));
                    larger[slot] = slots[i];
                    larger[slot + 1] = slots[i + 1];
                }
            }
            slots = larger;
        }
    }
}
