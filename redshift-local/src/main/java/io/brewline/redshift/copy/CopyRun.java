package io.brewline.redshift.copy;

import io.brewline.redshift.copy.Manifest.Entry;
import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.sql.CopyStatement.Format;
import io.brewline.redshift.wire.Report;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One COPY being carried out. Objects are streamed: memory does not grow with them. Used by one thread; only
 * {@link #cancel} may come from another.
 */
public final class CopyRun {
    private final CopyStatement copy;
    private final CopyObjects objects;
    private final LineMap lines = new LineMap();
    private LoadError badJson;

    public CopyRun(CopyStatement copy, S3Client s3) {
        this.copy = copy;
        this.objects = new CopyObjects(s3);
    }

    public CopyStatement statement() {
        return copy;
    }

    /**
     * Sends every row of every object.
     *
     * @throws SourceFailure when an object cannot be found, read or unpacked
     * @throws IOException when the sink breaks or wants no more, or a row is no row at all, see {@link #explain}
     */
    public void send(RowSink sink) throws IOException {
        RowSink counting = (bytes, count) -> {
            lines.count(bytes, count);
            sink.write(bytes, count);
        };
        int found = 0;
        for (Entry entry : objects.list(copy)) {
            Optional<InputStream> object = objects.open(entry, copy.compression());
            if (object.isPresent()) {
                found++;
                send(entry.address(), object.get(), counting);
            }
        }
        if (found == 0) {
            throw new SourceFailure("No file of the manifest exists");
        }
    }

    private void send(S3Address address, InputStream object, RowSink sink) throws IOException {
        lines.begin(address, copy.ignoreHeader());
        try (object;
                InputStream in = new UnpackedStream(object, address)) {
            send(in, sink);
        } catch (JsonRows.BadRow e) {
            badJson = LoadError.notJson(new LineMap.Place(address, e.line()));
            throw e;
        }
    }

    private void send(InputStream in, RowSink sink) throws IOException {
        try {
            if (copy.format() instanceof Format.Json json) {
                new JsonRows(copy.columns(), json.match(), copy.emptyText()).send(in, sink);
            } else {
                CsvRows.send(in, copy.ignoreHeader(), sink);
            }
        } catch (IOException e) {
            // Otherwise closing the object would read the rest of it.
            objects.abort();
            throw e;
        }
    }

    /** Which row the error is about; empty when it is about none, for example because the table is locked or gone. */
    public Optional<LoadError> explain(Report report) {
        if (badJson != null) {
            return Optional.of(badJson);
        }
        long line = LoadError.streamLine(report);
        return line == 0 ? Optional.empty() : Optional.of(LoadError.of(report, lines.find(line)));
    }

    /** Ends a read from S3 that {@link #send} may be waiting in. */
    public void cancel() {
        objects.abort();
    }
}
