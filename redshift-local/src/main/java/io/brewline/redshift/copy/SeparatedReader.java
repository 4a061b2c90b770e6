package io.brewline.redshift.copy;

import java.io.IOException;
import java.io.InputStream;

/** Reads rows whose fields a delimiter separates and which a line's end ends; how a field is written is for a subclass. */
abstract class SeparatedReader implements RowReader {
    final TextBuffer in;
    final byte delimiter;
    final byte[] kinds = ByteKinds.of();
    final Row row = new Row();

    /** The next byte of the buffer. */
    int at;

    /** Counts from 1; a field may hold line feeds. */
    long line;

    private boolean lastField;

    SeparatedReader(InputStream in, char delimiter, int ignoreHeader) throws IOException {
        this.in = new TextBuffer(in);
        this.delimiter = (byte) delimiter;
        this.at = this.in.skipLines(ignoreHeader);
        this.line = 1L + ignoreHeader;
    }

    @Override
    public final Row row() {
        return row;
    }

    @Override
    public final boolean next() throws IOException, BadRow {
        in.begin(at);
        if (!available()) {
            return false;
        }
        row.begin(line);
        lastField = false;
        while (!lastField) {
            readField();
        }
        if (in.isTooLong()) {
            throw badLine(LoadErrorCode.INVALID_LINE);
        }
        row.end(in.bytes(), in.start());
        return true;
    }

    /** Adds a field to the row, and says where it is the last one. */
    abstract void readField() throws IOException, BadRow;

    /** The field just read ends the row, and the line's end is read. */
    final void endLine() {
        lastField = true;
        line++;
    }

    /** The field just read ends the row, and the object with it. */
    final void endObject() {
        lastField = true;
    }

    /** Goes on behind the line. */
    final BadRow badLine(LoadErrorCode code) throws IOException {
        at = in.skipLine(at);
        line++;
        return new BadRow(code);
    }

    /** Whether there is a next byte in this row, which is then in the buffer; the row may have moved there. */
    final boolean available() throws IOException {
        if (at < in.limit()) {
            return true;
        }
        int behindStart = at - in.start();
        boolean more = in.fill();
        at = in.start() + behindStart;
        return more;
    }
}
