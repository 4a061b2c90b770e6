package io.brewline.transform;

import java.util.UUID;

/**
 * Remembers a file's orders, and tells a row that is there twice from one more order that is equal to another once name
 * and card are gone. A primitive table of 24 bytes an entry, filled to three quarters at most: one look into it, and so
 * one wait for memory, a row. It is split into segments that grow alone, so that growing never holds two whole copies.
 *
 * <p>An order is known by 96 bits of its id, its first row by 64 of its fingerprint. A further row of an equal order,
 * which is rare, has an entry of its own, under both. Of ten million keys, two share 96 bits with a chance of 1 in
 * 10^15; and fingerprints are compared within one order only. Not thread-safe.
 */
final class SeenOrders {
    /** Instead of an occurrence: this row was there before. */
    static final int DUPLICATE = 0;

    private static final int SEGMENTS = 32;

    private final Segment[] segments = new Segment[SEGMENTS];

    /**
     * Adds a row.
     *
     * @param order the id that its order has as the first of its kind
     * @param row its fingerprint
     * @return the how-many-eth of its kind the order is, from 1, or {@link #DUPLICATE}
     */
    int add(UUID order, long row) {
        // A UUID's six fixed bits lie below bit 16 of one half and above bit 61 of the other: not in what is used to
        // find an entry.
        long high = order.getMostSignificantBits();
        int low = (int) order.getLeastSignificantBits();
        Segment segment = segment(high);
        int known = segment.find(high, low);
        if (segment.isFree(known)) {
            segment.put(known, high, low, row);
            return 1;
        }
        if (segment.row(known) == row || !addFurther(high ^ row, low ^ (int) (row >>> 16), row)) {
            return DUPLICATE;
        }
        return segment.countOneMore(high, low);
    }

    private boolean addFurther(long high, int low, long row) {
        Segment segment = segment(high);
        int entry = segment.find(high, low);
        boolean isNew = segment.isFree(entry);
        if (isNew) {
            segment.put(entry, high, low, row);
        }
        return isNew;
    }

    private Segment segment(long high) {
        int segment = (int) (high >>> 59);
        if (segments[segment] == null) {
            segments[segment] = new Segment();
        }
        return segments[segment];
    }

    /** Bytes held by the tables. */
    long bytes() {
        long bytes = 0;
        for (Segment segment : segments) {
            bytes += segment == null ? 0 : segment.table.length * (long) Long.BYTES;
        }
        return bytes;
    }

    /**
     * Open addressing with linear probing. An entry, told by where it starts, is three longs: 64 bits of the key; 32 more,
     * and the count; the row.
     */
    private static final class Segment {
        private static final int LONGS = 3;
        private static final int FIRST_ENTRIES = 16;

        private long[] table = new long[LONGS * FIRST_ENTRIES];
        private int used;

        /** The key's entry, or the free one that it would have. */
        int find(long high, int low) {
            int entries = table.length / LONGS;
            // Segments' sizes are no powers of two: the product's upper half spreads the hash over them.
            int entry = LONGS * (int) ((((high >>> 24) & 0xffff_ffffL) * entries) >>> 32);
            while (!isFree(entry) && (table[entry] != high || (int) (table[entry + 1] >>> 32) != low)) {
                entry = entry + LONGS == table.length ? 0 : entry + LONGS;
            }
            return entry;
        }

        boolean isFree(int entry) {
            return (int) table[entry + 1] == 0;
        }

        long row(int entry) {
            return table[entry + 2];
        }

        /** Fills a free entry with a key that is counted once. */
        void put(int entry, long high, int low, long row) {
            set(entry, high, (long) low << 32 | 1, row);
            used++;
            if (used * 4L >= table.length / LONGS * 3L) {
                grow();
            }
        }

        int countOneMore(long high, int low) {
            int entry = find(high, low);
            table[entry + 1]++;
            return (int) table[entry + 1];
        }

        private void set(int entry, long high, long lowAndCount, long row) {
            table[entry] = high;
            table[entry + 1] = lowAndCount;
            table[entry + 2] = row;
        }

        private void grow() {
            long[] smaller = table;
            // By half, not by two: filled to between half and three quarters, 32 to 48 bytes an entry.
            table = new long[smaller.length / LONGS * 3 / 2 * LONGS];
            for (int i = 0; i < smaller.length; i += LONGS) {
                if ((int) smaller[i + 1] != 0) {
                    int entry = find(smaller[i], (int) (smaller[i + 1] >>> 32));
                    set(entry, smaller[i], smaller[i + 1], smaller[i + 2]);
                }
            }
        }
    }
}
