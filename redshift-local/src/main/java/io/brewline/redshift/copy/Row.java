package io.brewline.redshift.copy;

import java.util.Arrays;

/** The fields of one row, as places in a buffer. Reused for every row of an object; not thread-safe. */
final class Row {
    /** The field is NULL whatever it holds. */
    static final int NULL = 1;
    /** The field stood in quotes. */
    static final int QUOTED = 1 << 1;
    /** The field may hold bytes that PostgreSQL's text format escapes. */
    static final int ESCAPED = 1 << 2;
    /** The field holds bytes beyond ASCII, or NUL. */
    static final int BEYOND_ASCII = 1 << 3;

    private static final int FIRST_FIELDS = 32;

    private int[] from = new int[FIRST_FIELDS];
    private int[] to = new int[FIRST_FIELDS];
    private int[] marks = new int[FIRST_FIELDS];
    private byte[] bytes = {};
    private int start;
    private int count;
    private boolean trailing;
    private long line;

    /** Forgets the fields; the row begins on a line of its object, counted from 1. */
    void begin(long atLine) {
        count = 0;
        trailing = false;
        line = atLine;
    }

    /** Adds a field by its place behind the row's start. */
    void add(int fieldFrom, int fieldTo, int fieldMarks) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            marks = Arrays.copyOf(marks, 2 * count);
        }
        from[count] = fieldFrom;
        to[count] = fieldTo;
        marks[count] = fieldMarks;
        count++;
    }

    /** The row is complete, and this is where it is. */
    void end(byte[] buffer, int startsAt) {
        bytes = buffer;
        start = startsAt;
    }

    /** The line ends with a delimiter, behind which there may be an empty field, or nothing. */
    void trailing() {
        trailing = true;
    }

    /** Makes the row have this many fields if a trailing delimiter leaves it open. */
    void settle(int fields) {
        if (trailing && count == fields - 1) {
            add(to[count - 1], to[count - 1], 0);
        }
    }

    int count() {
        return count;
    }

    long line() {
        return line;
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int field) {
        return start + from[field];
    }

    int to(int field) {
        return start + to[field];
    }

    int marks(int field) {
        return marks[field];
    }

    boolean isEmpty(int field) {
        return from[field] == to[field];
    }

    /** Whether nothing is in the row, not even a delimiter. */
    boolean isBlank() {
        return count == 1 && isEmpty(0) && (marks[0] & QUOTED) == 0;
    }
}
