package io.brewline.redshift.copy;

import io.brewline.redshift.copy.Batch.Run;
import io.brewline.redshift.copy.CopyObjects.Opened;
import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyFormat;
import io.brewline.redshift.sql.CopyStatement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one object to its end: unpacks it, converts its rows and queues them. Used by one thread. */
final class ObjectReading {
    private static final int BATCH_BYTES = 1 << 16;
    private static final int MOST_BAD_ROWS = 1_000;

    private final CopyStatement copy;
    private final S3Address object;
    private final BatchQueue queue;
    private final TextRows text;
    private List<Run> runs = new ArrayList<>();
    private List<LoadError> bad = new ArrayList<>();
    private long rows;
    private long lines;
    private long expectedLine;

    ObjectReading(CopyStatement copy, S3Address object, BatchQueue queue) {
        this.copy = copy;
        this.object = object;
        this.queue = queue;
        this.text = new TextRows(copy.streamDelimiter(), BATCH_BYTES + BATCH_BYTES / 4);
    }

    /** Returns false when nobody wants more. */
    boolean read(Opened opened) throws IOException, InterruptedException {
        try (InputStream in = new UnpackedStream(opened.content(), object)) {
            RowReader reader = reader(in);
            RowConverter converter = new RowConverter(copy);
            while (readRow(reader, converter)) {
                boolean full = text.size() >= BATCH_BYTES || bad.size() >= MOST_BAD_ROWS;
                if (full && !flush()) {
                    return false;
                }
            }
        } catch (SourceFailure e) {
            // The bad rows before it count.
            flush();
            throw e;
        }
        boolean wanted = flush();
        queue.end(new ObjectSummary(true, lines, opened.bytes()));
        return wanted;
    }

    private RowReader reader(InputStream in) throws IOException {
        if (copy.format() instanceof CopyFormat.Csv csv) {
            return new CsvReader(in, csv, copy.settings().ignoreHeader());
        }
        if (copy.format() instanceof CopyFormat.Delimited delimited) {
            return new DelimitedReader(in, delimited.delimiter(), copy.settings());
        }
        return new JsonReader(in, copy.columns(), ((CopyFormat.Json) copy.format()).match());
    }

    private boolean readRow(RowReader reader, RowConverter converter) throws IOException {
        try {
            if (!reader.next()) {
                return false;
            }
            if (converter.convert(reader.row(), text)) {
                noteLine(reader.row().line());
            }
            lines++;
        } catch (BadRow e) {
            lines++;
            bad.add(error(e, reader.row().line()));
        }
        return true;
    }

    private void noteLine(long line) {
        if (runs.isEmpty() || line != expectedLine) {
            runs.add(new Run(rows, line));
        }
        expectedLine = line + 1;
        rows++;
    }

    private LoadError error(BadRow why, long line) {
        int field = why.field();
        boolean named = field >= 0 && field < copy.target().size();
        CopyColumn column = named ? copy.target().get(field) : null;
        return LoadError.of(why, new LineMap.Place(object, line), column);
    }

    private boolean flush() throws InterruptedException {
        if (rows == 0 && bad.isEmpty()) {
            return true;
        }
        int count = text.size();
        boolean wanted = queue.put(new Batch(text.take(), count, runs, rows, bad));
        runs = new ArrayList<>();
        bad = new ArrayList<>();
        rows = 0;
        return wanted;
    }
}
