package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopySettings;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads text with a delimiter between fields; one at a line's end is no field more. With ESCAPE, what follows a
 * backslash is text; with REMOVEQUOTES, what stands between two equal quotation marks is.
 */
final class DelimitedReader extends SeparatedReader {
    private static final byte ESCAPE = '\\';

    private final boolean escapes;
    private final boolean removesQuotes;

    DelimitedReader(InputStream in, char delimiter, CopySettings settings) throws IOException {
        super(in, delimiter, settings.ignoreHeader());
        this.escapes = settings.has(CopyFlag.ESCAPE);
        this.removesQuotes = settings.has(CopyFlag.REMOVEQUOTES);
        kinds[this.delimiter] = Row.ESCAPED;
    }

    @Override
    void readField() throws IOException, BadRow {
        if (removesQuotes && available() && isQuote(in.bytes()[at])) {
            quoted(in.bytes()[at]);
        } else {
            field(at - in.start(), 0);
        }
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'';
    }

    /** Reads up to the delimiter or the line's end, and decodes in place. */
    private void field(int from, int firstMarks) throws IOException {
        int to = from;
        int marks = firstMarks;
        while (available()) {
            byte b = in.bytes()[at++];
            if (b == delimiter) {
                row.add(from, to, marks);
                endAtTrailingDelimiter();
                return;
            }
            if (b == '\n') {
                boolean crlf = to > from && in.bytes()[in.start() + to - 1] == '\r';
                row.add(from, crlf ? to - 1 : to, marks);
                endLine();
                return;
            }
            if (escapes && b == ESCAPE && available() && !isNullMark(to - from)) {
                b = in.bytes()[at++];
                line += b == '\n' ? 1 : 0;
            }
            marks |= kinds[b & 0xff];
            in.bytes()[in.start() + to++] = b;
        }
        row.add(from, to, marks);
        endObject();
    }

    /** Whether the backslash just read begins the field \N, which is no escape. */
    private boolean isNullMark(int before) throws IOException {
        return before == 0 && in.bytes()[at] == 'N';
    }

    private void quoted(byte quote) throws IOException, BadRow {
        at++;
        int from = at - in.start();
        int to = from;
        int marks = Row.QUOTED;
        while (available()) {
            byte b = in.bytes()[at++];
            if (b == quote) {
                row.add(from, to, marks);
                endQuoted();
                return;
            }
            if (escapes && b == ESCAPE && available()) {
                b = in.bytes()[at++];
            }
            line += b == '\n' ? 1 : 0;
            marks |= kinds[b & 0xff];
            in.bytes()[in.start() + to++] = b;
        }
        throw badLine(LoadErrorCode.QUOTE);
    }

    private void endQuoted() throws IOException, BadRow {
        if (!available()) {
            endObject();
            return;
        }
        byte b = in.bytes()[at++];
        if (b == '\r' && available()) {
            b = in.bytes()[at++];
        }
        if (b == '\n') {
            endLine();
        } else if (b == delimiter) {
            endAtTrailingDelimiter();
        } else {
            throw badLine(LoadErrorCode.QUOTE);
        }
    }

    /** A line may end with a delimiter, as it does where each field is ended by one. */
    private void endAtTrailingDelimiter() throws IOException {
        if (!available()) {
            row.trailing();
            endObject();
        } else if (in.bytes()[at] == '\n' || isCarriageReturnBeforeLineFeed()) {
            at++;
            row.trailing();
            endLine();
        }
    }

    /** Goes on to the line feed, if that is so. */
    private boolean isCarriageReturnBeforeLineFeed() throws IOException {
        if (in.bytes()[at] != '\r') {
            return false;
        }
        at++;
        if (available() && in.bytes()[at] == '\n') {
            return true;
        }
        at--;
        return false;
    }
}
