package io.brewline.benchmarks.data;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Spoils one row in {@link #EVERY} on its way into a file: a total that is not the sum, an unknown payment method, no
 * branch, a day that no month has, no basket; and repeats one. Expects rows of the {@code supercafe} layout. Not
 * thread-safe.
 */
final class SpoiltRows extends FilterOutputStream {
    static final int EVERY = 200;

    private final ByteArrayOutputStream row = new ByteArrayOutputStream(256);
    private long rows;

    SpoiltRows(OutputStream file) {
        super(file);
    }

    @Override
    public void write(int b) throws IOException {
        row.write(b);
        if (b == '\n') {
            endRow();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                row.write(bytes, start, i + 1 - start);
                endRow();
                start = i + 1;
            }
        }
        row.write(bytes, start, offset + length - start);
    }

    @Override
    public void flush() throws IOException {
        // A row that is under way stays here: only whole rows can be spoilt.
        out.flush();
    }

    @Override
    public void close() throws IOException {
        row.writeTo(out);
        row.reset();
        super.close();
    }

    private void endRow() throws IOException {
        rows++;
        if (rows % EVERY == 0) {
            out.write(spoilt(row.toString(StandardCharsets.UTF_8), rows / EVERY).getBytes(StandardCharsets.UTF_8));
        } else {
            row.writeTo(out);
        }
        row.reset();
    }

    /** The row with the {@code number}th fault. */
    static String spoilt(String row, long number) {
        String text = row.stripTrailing();
        int card = text.lastIndexOf(',');
        int payment = text.lastIndexOf(',', card - 1);
        int total = text.lastIndexOf(',', payment - 1);
        int branch = text.indexOf(',');
        int name = text.indexOf(',', branch + 1);
        int basket = text.indexOf(',', name + 1);
        return switch ((int) (number % 6)) {
            case 0 -> text.substring(0, total) + ",999.95" + text.substring(payment) + "\n";
            case 1 -> text.substring(0, payment) + ",CHEQUE" + text.substring(card) + "\n";
            case 2 -> text.substring(0, branch) + ",N/A" + text.substring(name) + "\n";
            case 3 -> "31/02" + text.substring(5) + "\n";
            case 4 -> text.substring(0, basket) + "," + text.substring(total) + "\n";
            default -> row + row;
        };
    }
}
