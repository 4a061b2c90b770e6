package io.brewline.transform;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells rows apart by all their cells, the personal ones too, in 64 bits: it lives in one pass's memory only, and is
 * compared with others of that pass only. Blanks around cells and empty cells at the end do not count. Not thread-safe.
 *
 * <p>Eight characters at a time are folded into the hash by a product of 128 bits whose halves are mixed, as wyhash does.
 * The seeds are new for each pass, so that nobody can write rows that collide.
 */
final class RowFingerprint {
    private static final char END_OF_CELL = '\u001F';
    private static final int STEP = 8;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long mask = ThreadLocalRandom.current().nextLong();
    private char[] row = new char[512];
    private int length;

    long of(String[] cells) {
        length = 0;
        int count = cells.length;
        while (count > 0 && cells[count - 1].isBlank()) {
            count--;
        }
        for (int i = 0; i < count; i++) {
            add(cells[i].strip());
        }
        return hash();
    }

    private void add(String cell) {
        int end = length + cell.length();
        // Room for the hash's last step, too.
        if (end + STEP >= row.length) {
            row = Arrays.copyOf(row, 2 * end + STEP);
        }
        cell.getChars(0, cell.length(), row, length);
        row[end] = END_OF_CELL;
        length = end + 1;
    }

    private long hash() {
        Arrays.fill(row, length, length + STEP - 1, (char) 0);
        long hash = seed ^ length;
        for (int i = 0; i < length; i += STEP) {
            hash = mix(four(i) ^ mask, four(i + STEP / 2) ^ hash);
        }
        return mix(hash ^ mask, seed);
    }

    private long four(int from) {
        return row[from] | (long) row[from + 1] << 16 | (long) row[from + 2] << 32 | (long) row[from + 3] << 48;
    }

    private static long mix(long one, long other) {
        return Math.multiplyHigh(one, other) ^ one * other;
    }
}
