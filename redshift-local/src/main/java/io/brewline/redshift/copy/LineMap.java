package io.brewline.redshift.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Finds the object and line behind a line of the one stream that PostgreSQL reads. Not thread-safe. */
final class LineMap {
    /** PostgreSQL is never so many rows behind that more would be asked for. */
    private static final int MOST_STARTS = 200_000;

    private record Start(long streamLine, long objectLine, S3Address object) {}

    /** A line of an object, both counted from 1. */
    record Place(S3Address object, long line) {}

    private final Deque<Start> starts = new ArrayDeque<>();
    private long rows;

    /** Rows follow, each on one line of the stream. */
    void add(S3Address object, Batch batch) {
        for (Batch.Run run : batch.runs()) {
            if (!continues(object, run)) {
                starts.addLast(new Start(rows + run.row(), run.line(), object));
            }
        }
        rows += batch.rows();
        while (starts.size() > MOST_STARTS) {
            starts.removeFirst();
        }
    }

    private boolean continues(S3Address object, Batch.Run run) {
        Start last = starts.peekLast();
        return last != null
                && last.object().equals(object)
                && rows + run.row() - last.streamLine() == run.line() - last.objectLine();
    }

    /** The place of a line of the stream, counted from 1. */
    Place find(long streamLine) {
        Iterator<Start> latestFirst = starts.descendingIterator();
        Start found = latestFirst.next();
        while (found.streamLine() >= streamLine && latestFirst.hasNext()) {
            found = latestFirst.next();
        }
        return new Place(found.object(), streamLine - 1 - found.streamLine() + found.objectLine());
    }
}
