package io.brewline.redshift.copy;

import java.io.IOException;
import java.io.InputStream;

/**
 * Passes an object's CSV on as it is, without its header, and ends it with a line end so that objects do not run into
 * each other.
 */
final class CsvRows {
    private static final int CHUNK_BYTES = 1 << 15;

    private CsvRows() {}

    static void send(InputStream object, int ignoreHeader, RowSink sink) throws IOException {
        skipLines(object, ignoreHeader);
        byte[] chunk = new byte[CHUNK_BYTES];
        byte last = '\n';
        for (int count = object.read(chunk); count >= 0; count = object.read(chunk)) {
            if (count > 0) {
                last = chunk[count - 1];
                sink.write(chunk, count);
            }
        }
        if (last != '\n') {
            sink.write(new byte[] {'\n'}, 1);
        }
    }

    private static void skipLines(InputStream object, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            int c = object.read();
            while (c >= 0 && c != '\n') {
                c = object.read();
            }
        }
    }
}
