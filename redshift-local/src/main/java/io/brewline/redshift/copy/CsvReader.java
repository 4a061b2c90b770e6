package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyFormat;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads CSV. A field may stand in quotes, with blanks around them; a quote within is doubled. A line ends with LF or
 * CRLF.
 */
final class CsvReader extends SeparatedReader {
    /** Kinds of bytes that end a run of plain ones; the lower bits are marks of {@link Row}. */
    private static final byte DELIMITER = 1 << 4;

    private static final byte LINE_END = 1 << 5;
    private static final byte QUOTE = 1 << 6;
    private static final int STOPS = DELIMITER | LINE_END | QUOTE;

    private final byte quote;

    CsvReader(InputStream in, CopyFormat.Csv format, int ignoreHeader) throws IOException {
        super(in, format.delimiter(), ignoreHeader);
        this.quote = (byte) format.quote();
        kinds[delimiter] = DELIMITER;
        kinds[quote] = QUOTE;
        kinds['\n'] = LINE_END;
    }

    @Override
    void readField() throws IOException, BadRow {
        if (startsQuoted()) {
            quoted();
        } else {
            plain();
        }
    }

    /** Whether a quote follows, perhaps behind blanks; then those are left out. */
    private boolean startsQuoted() throws IOException {
        int begin = at - in.start();
        while (available() && isBlank(in.bytes()[at])) {
            at++;
        }
        boolean quotes = at < in.limit() && in.bytes()[at] == quote;
        if (!quotes) {
            at = begin + in.start();
        }
        return quotes;
    }

    private boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && b != delimiter;
    }

    private void plain() throws IOException, BadRow {
        int from = at - in.start();
        int marks = 0;
        while (available()) {
            byte[] bytes = in.bytes();
            int limit = in.limit();
            int i = at;
            int kind = 0;
            while (i < limit && (kind & STOPS) == 0) {
                kind = kinds[bytes[i++] & 0xff];
                marks |= kind;
            }
            at = i;
            if ((kind & STOPS) != 0) {
                endPlain(from, marks & ~STOPS, kind & STOPS);
                return;
            }
        }
        row.add(from, at - in.start(), marks);
        endObject();
    }

    private void endPlain(int from, int marks, int stop) throws IOException, BadRow {
        if (stop == QUOTE) {
            throw badLine(LoadErrorCode.INVALID_LINE);
        }
        int to = at - 1 - in.start();
        if (stop == LINE_END) {
            boolean crlf = to > from && in.bytes()[at - 2] == '\r';
            row.add(from, crlf ? to - 1 : to, marks);
            endLine();
        } else {
            row.add(from, to, marks);
        }
    }

    /** Decodes in place, so that the field is in one piece. */
    private void quoted() throws IOException, BadRow {
        at++;
        int from = at - in.start();
        int to = from;
        int marks = Row.QUOTED;
        while (available()) {
            byte[] bytes = in.bytes();
            byte b = bytes[at++];
            if (b == quote) {
                if (!available() || in.bytes()[at] != quote) {
                    row.add(from, to, marks);
                    endQuoted();
                    return;
                }
                at++;
                bytes = in.bytes();
            } else if (b == '\n') {
                line++;
            }
            // What ends a field elsewhere is text here, and some of it is to be escaped.
            int kind = kinds[b & 0xff];
            marks |= (kind & STOPS) == 0 ? kind : Row.ESCAPED;
            bytes[in.start() + to++] = b;
        }
        throw badLine(LoadErrorCode.QUOTE);
    }

    /** Only blanks may follow before the delimiter or the line's end. */
    private void endQuoted() throws IOException, BadRow {
        while (available()) {
            byte b = in.bytes()[at++];
            if (b == delimiter) {
                return;
            }
            if (b == '\n') {
                endLine();
                return;
            }
            if (b != '\r' && !isBlank(b)) {
                throw badLine(LoadErrorCode.QUOTE);
            }
        }
        endObject();
    }
}
