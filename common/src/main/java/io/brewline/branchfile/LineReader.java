package io.brewline.branchfile;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a text, ended by LF, CRLF or CR. A line longer than {@link #MAX_LINE_LENGTH} comes as {@link #TOO_LONG},
 * so memory stays bounded whatever the file holds. Not thread-safe.
 */
final class LineReader {
    /** In characters; a till's line has some hundred. */
    static final int MAX_LINE_LENGTH = 1 << 18;

    /** Stands for a line that is too long; told by identity. */
    @SuppressWarnings("StringOperationCanBeSimplified") // A String of its own is what identity needs.
    static final String TOO_LONG = new String("");

    private final Reader text;
    private final char[] buffer = new char[1 << 15];
    private final StringBuilder started = new StringBuilder();
    private int position;
    private int limit;
    private boolean afterCarriageReturn;

    LineReader(Reader text) {
        this.text = text;
    }

    /** The next line without its end, or null at the end of the text. */
    String next() throws IOException {
        started.setLength(0);
        boolean any = false;
        boolean tooLong = false;
        while (position < limit || fill()) {
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            any = true;
            int end = endOfLine();
            tooLong |= started.length() + end - position > MAX_LINE_LENGTH;
            if (end < limit) {
                String line = tooLong ? TOO_LONG : line(end);
                afterCarriageReturn = buffer[end] == '\r';
                position = end + 1;
                return line;
            }
            if (!tooLong) {
                started.append(buffer, position, end - position);
            }
            position = end;
        }
        if (!any) {
            return null;
        }
        return tooLong ? TOO_LONG : started.toString();
    }

    private String line(int end) {
        if (started.isEmpty()) {
            return new String(buffer, position, end - position);
        }
        return started.append(buffer, position, end - position).toString();
    }

    private int endOfLine() {
        int i = position;
        while (i < limit && buffer[i] != '\n' && buffer[i] != '\r') {
            i++;
        }
        return i;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, text.read(buffer, 0, buffer.length));
        return limit > 0;
    }
}
