package io.brewline.transform;

import io.brewline.sale.TextBytes;
import java.time.LocalDateTime;
import java.util.UUID;

/** Builds lines of CSV (RFC 4180, UTF-8) in a buffer that is used again for the next. Not thread-safe. */
final class CsvLine {
    private final TextBytes line = new TextBytes();

    byte[] bytes() {
        return line.bytes();
    }

    int length() {
        return line.length();
    }

    /** Forgets all. */
    CsvLine clear() {
        line.truncate(0);
        return this;
    }

    /** A copy of what is there. */
    byte[] toByteArray() {
        return line.toByteArray();
    }

    /** Adds cells that were made before, their commas included. */
    CsvLine cells(byte[] made) {
        line.add(made);
        return this;
    }

    /** Adds cells that stand in another line, their commas or the line's end included. */
    CsvLine cells(CsvLine made) {
        line.add(made.line);
        return this;
    }

    /** Adds a text, quoted where it must be, and a comma. */
    CsvLine text(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        line.text(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        return comma();
    }

    /** Adds a whole number and a comma. */
    CsvLine number(long number) {
        line.number(number);
        return comma();
    }

    /** Adds pence as pounds with two decimals and a comma. */
    CsvLine pounds(long pence) {
        line.number(pence / 100).ascii('.').twoDigits((int) (pence % 100));
        return comma();
    }

    /** Adds a time as COPY's format has it, {@code yyyy-MM-dd HH:mm:ss}, and a comma. */
    CsvLine time(LocalDateTime at) {
        line.time(at, ' ');
        return comma();
    }

    /** Adds an id and a comma. */
    CsvLine uuid(UUID id) {
        line.uuid(id);
        return comma();
    }

    /** Ends the line in place of its last comma. */
    CsvLine end() {
        line.truncate(line.length() - 1);
        line.ascii('\n');
        return this;
    }

    private CsvLine comma() {
        line.ascii(',');
        return this;
    }
}
