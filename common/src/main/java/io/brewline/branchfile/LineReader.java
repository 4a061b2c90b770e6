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
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder started = new StringBuilder();
    // The buffer as a String: to search and to cut one takes the processor's widest instructions.
    private String chunk = "";
    private int position;
    private int carriageReturn;
    private boolean afterCarriageReturn;

    LineReader(Reader text) {
        this.text = text;
    }

    /** The next line without its end, or null at the end of the text. */
    String next() throws IOException {
        started.setLength(0);
        boolean any = false;
        boolean tooLong = false;
        while (position < chunk.length() || fill()) {
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (chunk.charAt(position) == '\n') {
                    position++;
                    continue;
                }
            }
            any = true;
            int end = endOfLine();
            tooLong |= started.length() + end - position > MAX_LINE_LENGTH;
            if (end < chunk.length()) {
                String line = tooLong ? TOO_LONG : line(end);
                afterCarriageReturn = chunk.charAt(end) == '\r';
                position = end + 1;
                return line;
            }
            if (!tooLong) {
                started.append(chunk, position, end);
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
            return chunk.substring(position, end);
        }
        return started.append(chunk, position, end).toString();
    }

    private int endOfLine() {
        if (carriageReturn < position) {
            // Looked for once a chunk, as nearly no file has one.
            carriageReturn = indexOf('\r');
        }
        return Math.min(indexOf('\n'), carriageReturn);
    }

    private int indexOf(char c) {
        int index = chunk.indexOf(c, position);
        return index < 0 ? chunk.length() : index;
    }

    private boolean fill() throws IOException {
        int read = Math.max(0, text.read(buffer, 0, buffer.length));
        chunk = new String(buffer, 0, read);
        position = 0;
        carriageReturn = -1;
        return read > 0;
    }
}
