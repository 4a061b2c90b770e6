package io.brewline.redshift.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in PostgreSQL's text format, a line a row. A row that turns out bad is taken back. Not thread-safe. */
final class TextRows {
    private static final byte[] NULL = {'\\', 'N'};

    private final byte delimiter;
    private final int firstBytes;
    private byte[] bytes;
    private int count;
    private int rowStart;

    TextRows(char delimiter, int firstBytes) {
        this.delimiter = (byte) delimiter;
        this.firstBytes = firstBytes;
        bytes = new byte[firstBytes];
    }

    int size() {
        return count;
    }

    void beginRow() {
        rowStart = count;
    }

    void endRow() {
        add((byte) '\n');
    }

    void dropRow() {
        count = rowStart;
    }

    /** A field follows, counted from 0. */
    void beginField(int field) {
        if (field > 0) {
            add(delimiter);
        }
    }

    void nullField() {
        add(NULL, 0, NULL.length);
    }

    void add(byte b) {
        reserve(1);
        bytes[count++] = b;
    }

    /** Adds text that needs no escape. */
    void add(byte[] text, int from, int to) {
        reserve(to - from);
        System.arraycopy(text, from, bytes, count, to - from);
        count += to - from;
    }

    /** Adds text of ASCII that needs no escape. */
    void add(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        add(ascii, 0, ascii.length);
    }

    /** Adds a field's text. */
    void addText(byte[] text, int from, int to, int marks) {
        if ((marks & Row.ESCAPED) == 0) {
            add(text, from, to);
        } else {
            addEscaped(text, from, to);
        }
    }

    private void addEscaped(byte[] text, int from, int to) {
        reserve(2 * (to - from));
        for (int i = from; i < to; i++) {
            byte b = text[i];
            byte letter = switch (b) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> b == delimiter ? b : 0;
            };
            if (letter != 0) {
                bytes[count++] = '\\';
            }
            bytes[count++] = letter == 0 ? b : letter;
        }
    }

    /** Hands the rows over, and begins anew. */
    byte[] take() {
        byte[] taken = bytes;
        bytes = new byte[firstBytes];
        count = 0;
        return taken;
    }

    private void reserve(int more) {
        if (count + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, count + more));
        }
    }
}
