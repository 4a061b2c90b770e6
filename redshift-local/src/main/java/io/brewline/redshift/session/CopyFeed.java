package io.brewline.redshift.session;

import io.brewline.redshift.copy.CopyRun;
import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.copy.RowSink;
import io.brewline.redshift.copy.SourceFailure;
import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.util.List;

/**
 * Answers PostgreSQL when it asks for the rows of a COPY. While it does, the forwarder sends nothing. Used by the
 * relay's thread; only {@link #cancel} may come from another.
 */
final class CopyFeed {
    /** Redshift reports every failed load so. */
    private static final String INTERNAL_ERROR = "XX000";

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final String QUERY_CANCELED = "57014";

    private static final String CANCELING = "canceling statement";

    private final InputStream answers;
    private final OutputStream backend;
    private final ObjectSource source;
    private final CopyLog log;
    private volatile CopyRun running;
    private volatile boolean cancelled;
    private String sourceFailure;
    private String obstacle = "";
    private boolean tooManyErrors;

    CopyFeed(InputStream answers, OutputStream backend, ObjectSource source, CopyLog log) {
        this.answers = answers;
        this.backend = backend;
        this.source = source;
        this.log = log;
    }

    /** Sends the rows, and then that they are all or that there will be no more. */
    void run(CopyStatement copy) throws IOException {
        forget();
        if (copy == null) {
            giveUp("no COPY is under way");
            return;
        }
        if (!copy.obstacle().isEmpty()) {
            obstacle = copy.obstacle();
            giveUp("not emulated");
            return;
        }
        running = new CopyRun(copy, source);
        log.started();
        try {
            running.send(this::row);
            Message.writeHeader(backend, FrontendType.COPY_DONE, 0);
        } catch (RowSink.NoMoreRows e) {
            // PostgreSQL has found a bad row, or cancels: its error is on its way, and it ignores what else we sent.
        } catch (SourceFailure e) {
            sourceFailure = e.getMessage();
            giveUp("S3");
        } catch (CopyRun.TooManyErrors e) {
            tooManyErrors = true;
            giveUp("bad rows");
        } catch (BrokenBackend e) {
            throw e.cause();
        }
        Message.writeHeader(backend, FrontendType.FLUSH, 0);
        backend.flush();
    }

    private void row(byte[] bytes, int count) throws IOException {
        if (answers.available() > 0) {
            throw new RowSink.NoMoreRows();
        }
        try {
            Message.writeHeader(backend, FrontendType.COPY_DATA, count);
            backend.write(bytes, 0, count);
        } catch (IOException e) {
            throw new BrokenBackend(e);
        }
    }

    private void giveUp(String why) throws IOException {
        new BodyWriter().string(why).toMessage(FrontendType.COPY_FAIL).writeTo(backend);
        backend.flush();
    }

    /** The rows are in the table; what the client is told of them. */
    List<Report> completed(long rows) throws IOException {
        CopyRun run = running;
        running = null;
        log.loaded(run, rows);
        String completed = "Load into table '" + run.statement().tableName() + "' completed, ";
        Report loaded = Report.info(completed + rows + " record(s) loaded successfully.");
        int bad = run.errors().size();
        return bad == 0
                ? List.of(loaded)
                : List.of(
                        loaded,
                        Report.info(completed + bad + " record(s) could not be loaded."
                                + "  Check 'stl_load_errors' system table for details."));
    }

    /** PostgreSQL's error as Redshift puts it; what was found is noted where a roll-back does not reach it. */
    Report failed(Report report) throws IOException {
        CopyRun run = running;
        running = null;
        Report told = told(run, report);
        if (run != null) {
            log.failed(run);
        }
        forget();
        return told;
    }

    private Report told(CopyRun run, Report report) {
        if (!obstacle.isEmpty()) {
            return Report.error(FEATURE_NOT_SUPPORTED, obstacle);
        }
        if (cancelled) {
            return Report.error(QUERY_CANCELED, "canceling statement due to user request");
        }
        if (report.get(Field.MESSAGE).startsWith(CANCELING)) {
            // It names the line that it came to, and that is no bad row. A COPY that we gave up has the same state.
            return RedshiftWords.of(report);
        }
        if (sourceFailure != null) {
            return Report.error(INTERNAL_ERROR, sourceFailure);
        }
        if (run == null || !(tooManyErrors || run.explain(report))) {
            return RedshiftWords.of(report);
        }
        return Report.error(
                INTERNAL_ERROR,
                "Load into table '" + run.statement().tableName()
                        + "' failed.  Check 'sys_load_error_detail' system table for details.");
    }

    /** What was so of one COPY is not of the next, which PostgreSQL may refuse before it asks for rows. */
    private void forget() {
        sourceFailure = null;
        obstacle = "";
        tooManyErrors = false;
        cancelled = false;
    }

    /** Stops waiting for S3: PostgreSQL notices that it is to cancel only when the next message arrives. */
    void cancel() {
        CopyRun run = running;
        if (run != null) {
            cancelled = true;
            run.cancel();
        }
    }

    private static final class BrokenBackend extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        BrokenBackend(IOException cause) {
            super(cause);
        }

        IOException cause() {
            return (IOException) getCause();
        }
    }
}
