package io.brewline.extract;

/**
 * Whether bytes that come in pieces are UTF-8, by the table of well-formed sequences of Unicode (3-7). One damaged
 * character in a text that has others does not change the charset: it spoils its own row. Not thread-safe.
 */
final class Utf8Check {
    // Characters of more than one byte, and places where none could be read.
    private long wellFormed;
    private long broken;
    // Continuation bytes still due, and the bounds of the next one.
    private int due;
    private int least;
    private int most;

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (due > 0 && b >= least && b <= most) {
                due--;
                least = 0x80;
                most = 0xbf;
                wellFormed += due == 0 ? 1 : 0;
            } else {
                start(b);
            }
        }
    }

    private void start(int b) {
        if (due > 0) {
            due = 0;
            broken++;
        }
        if (b >= 0x80) {
            lead(b);
        }
    }

    private void lead(int b) {
        least = 0x80;
        most = 0xbf;
        if (b >= 0xc2 && b <= 0xdf) {
            due = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            due = 2;
            least = b == 0xe0 ? 0xa0 : least;
            most = b == 0xed ? 0x9f : most;
        } else if (b >= 0xf0 && b <= 0xf4) {
            due = 3;
            least = b == 0xf0 ? 0x90 : least;
            most = b == 0xf4 ? 0x8f : most;
        } else {
            broken++;
        }
    }

    /** Whether all bytes so far are UTF-8, the last character complete. */
    boolean isWellFormed() {
        return damaged() == 0;
    }

    /** Whether that is so, or at least most characters beyond ASCII are UTF-8. */
    boolean prevails() {
        return isWellFormed() || wellFormed > damaged();
    }

    private long damaged() {
        return broken + (due > 0 ? 1 : 0);
    }
}
