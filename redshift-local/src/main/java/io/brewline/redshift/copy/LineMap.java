package io.brewline.redshift.copy;

import java.util.ArrayList;
import java.util.List;

/** Finds the object and line behind a line of the one stream that PostgreSQL reads. Not thread-safe. */
final class LineMap {
    private record Start(long streamLine, long objectLine, S3Address object) {}

    /** A line of an object, both counted from 1. */
    record Place(S3Address object, long line) {}

    private final List<Start> starts = new ArrayList<>();
    private long lines;

    /** An object begins; its first {@code skipped} lines do not enter the stream. */
    void begin(S3Address object, long skipped) {
        starts.add(new Start(lines, skipped, object));
    }

    void count(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
    }

    /** The place of a line of the stream, counted from 1; of the last object when there is no such line. */
    Place find(long streamLine) {
        Start found = starts.get(0);
        for (Start start : starts) {
            if (start.streamLine() >= streamLine) {
                break;
            }
            found = start;
        }
        return new Place(found.object(), streamLine - found.streamLine() + found.objectLine());
    }
}
