package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * Lines of text into a stream, buffered. Line ends stand between lines, so that the last may go without. The stream
 * is the caller's to close. Not thread-safe.
 */
final class TextOut {
    private static final int FLUSH_AT = 1 << 16;

    private final OutputStream out;
    private final Charset charset;
    private final String lineEnd;
    private final StringBuilder buffer = new StringBuilder(FLUSH_AT + 4_096);
    private boolean anyLine;
    private long flushedBytes;

    TextOut(OutputStream out, Charset charset, String lineEnd) {
        this.out = out;
        this.charset = charset;
        this.lineEnd = lineEnd;
    }

    void line(CharSequence text) throws IOException {
        startLine().append(text);
        endLine();
    }

    /** The place to append the next line to. */
    StringBuilder startLine() {
        if (anyLine) {
            buffer.append(lineEnd);
        }
        anyLine = true;
        return buffer;
    }

    void endLine() throws IOException {
        if (buffer.length() >= FLUSH_AT) {
            flush();
        }
    }

    /** To be called once, after the last line. */
    void finish(boolean finalLineEnd) throws IOException {
        if (finalLineEnd && anyLine) {
            buffer.append(lineEnd);
        }
        flush();
    }

    long bytes() {
        return flushedBytes + buffer.length();
    }

    private void flush() throws IOException {
        byte[] bytes = buffer.toString().getBytes(charset);
        out.write(bytes);
        flushedBytes += bytes.length;
        buffer.setLength(0);
    }
}
