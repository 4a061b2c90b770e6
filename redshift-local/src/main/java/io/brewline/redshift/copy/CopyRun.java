package io.brewline.redshift.copy;

import io.brewline.redshift.copy.Manifest.Entry;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.wire.Report;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/**
 * One COPY being carried out. Objects are streamed: memory does not grow with them. Used by one thread; only
 * {@link #cancel} may come from another.
 */
public final class CopyRun {
    private final CopyStatement copy;
    private final CopyObjects objects;
    private final int ahead;
    private final LineMap lines = new LineMap();
    private final List<LoadError> errors = new ArrayList<>();
    private final List<LoadedFile> files = new ArrayList<>();
    private long bytes;

    public CopyRun(CopyStatement copy, ObjectSource source) {
        this.copy = copy;
        this.objects = new CopyObjects(source.s3());
        this.ahead = source.objectsAhead();
    }

    public CopyStatement statement() {
        return copy;
    }

    /** The bad rows found so far. */
    public List<LoadError> errors() {
        return List.copyOf(errors);
    }

    /** The objects read to their ends. */
    public List<LoadedFile> files() {
        return List.copyOf(files);
    }

    /** How much was sent. */
    public long bytes() {
        return bytes;
    }

    /**
     * Sends every good row of every object.
     *
     * @throws SourceFailure when an object cannot be found, read or unpacked
     * @throws TooManyErrors when as many rows are bad as the statement does not allow
     * @throws IOException when the sink breaks or wants no more
     */
    public void send(RowSink sink) throws IOException {
        List<Entry> entries = objects.list(copy);
        try (ReadAhead reading = new ReadAhead(copy, objects, entries, ahead)) {
            send(entries, reading, sink);
        }
        if (files.isEmpty()) {
            throw new SourceFailure("No file of the manifest exists");
        }
    }

    private void send(List<Entry> entries, ReadAhead reading, RowSink sink) throws IOException {
        try {
            for (Entry entry : entries) {
                send(entry.address(), reading.take(), sink);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceFailure("COPY was interrupted", e);
        } catch (IOException e) {
            // Otherwise closing the objects would read the rest of them.
            objects.abort();
            throw e;
        }
    }

    private void send(S3Address object, BatchQueue queue, RowSink sink) throws IOException, InterruptedException {
        for (Batch batch = queue.take(); batch != null; batch = queue.take()) {
            note(batch.bad());
            if (batch.count() > 0 && !copy.settings().has(CopyFlag.NOLOAD)) {
                lines.add(object, batch);
                bytes += batch.count();
                batch.writeTo(sink);
            }
        }
        ObjectSummary read = queue.summary();
        if (read.present()) {
            files.add(new LoadedFile(object.toString(), read.lines(), read.bytes()));
        }
    }

    private void note(List<LoadError> bad) throws TooManyErrors {
        for (LoadError error : bad) {
            errors.add(error);
            if (errors.size() >= Math.max(1, copy.settings().maxErrors())) {
                throw new TooManyErrors();
            }
        }
    }

    /** Notes the row that PostgreSQL's error is about; false when it is about none, as when the table is locked. */
    public boolean explain(Report report) {
        long line = LoadError.streamLine(report);
        if (line > 0 && bytes > 0) {
            errors.add(LoadError.of(report, lines.find(line), copy.target()));
        }
        return line > 0 && bytes > 0;
    }

    /** Ends a read from S3 that {@link #send} may be waiting for. */
    public void cancel() {
        objects.abort();
    }

    /** The load has failed; the rows are among {@link #errors}. */
    public static final class TooManyErrors extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }
}
