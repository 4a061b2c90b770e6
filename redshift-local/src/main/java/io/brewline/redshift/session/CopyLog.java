package io.brewline.redshift.session;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.redshift.copy.CopyRun;
import io.brewline.redshift.copy.LoadError;
import io.brewline.redshift.copy.LoadedFile;
import io.brewline.redshift.sql.CopyColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session's COPYs leave behind, whatever becomes of their transaction: lines of JSON in files that the system
 * tables read. Used by the relay's thread.
 */
final class CopyLog {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLog.class);
    /** What Redshift's own users of the first cluster have. */
    private static final int USER_ID = 100;

    private final Shelf shelf;
    private int sessionId;
    private long queryId;
    private LocalDateTime startTime;

    /** What the logs of all sessions share. Thread-safe. */
    static final class Shelf {
        private static final ObjectMapper JSON =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

        private final Path folder;
        private final Clock clock;
        private final AtomicLong queryIds;

        /**
         * @param folder where {@code pg_last_copy_count()} and the system tables look, because neither a roll-back nor
         *     a snapshot may hide what is there
         */
        Shelf(Path folder, Clock clock) {
            this.folder = folder;
            this.clock = clock;
            // Numbers go on growing over restarts, so that no two COPYs of the history share one.
            this.queryIds = new AtomicLong(clock.millis());
        }

        CopyLog newLog() {
            return new CopyLog(this);
        }

        /** Adds lines in one piece, so that no reader sees half of one. */
        private synchronized void add(String file, List<Map<String, Object>> lines) throws IOException {
            StringBuilder json = new StringBuilder();
            for (Map<String, Object> line : lines) {
                json.append(JSON.writeValueAsString(line)).append('\n');
            }
            Files.write(
                    folder.resolve(file),
                    json.toString().getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }

        private LocalDateTime now() {
            return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    private CopyLog(Shelf shelf) {
        this.shelf = shelf;
    }

    void opened(int processId) {
        sessionId = processId;
        try {
            Files.deleteIfExists(counts());
        } catch (IOException e) {
            LOG.warn("cannot forget the last COPY of an earlier session: {}", e.toString());
        }
    }

    /** Its number goes with the session. */
    void closed() {
        if (sessionId != 0) {
            opened(sessionId);
        }
    }

    void started() {
        queryId = shelf.queryIds.incrementAndGet();
        startTime = shelf.now();
    }

    void loaded(CopyRun run, long rows) throws IOException {
        Files.writeString(counts(), rows + " " + queryId);
        note(run, "completed", rows);
    }

    /** No row is loaded. */
    void failed(CopyRun run) throws IOException {
        Files.writeString(counts(), "0 " + queryId);
        note(run, "aborted", 0);
    }

    private void note(CopyRun run, String status, long rows) {
        try {
            shelf.add("load_history", List.of(history(run, status, rows)));
            shelf.add(
                    "load_errors",
                    run.errors().stream().map(error -> error(run, error)).toList());
            shelf.add(
                    "load_files",
                    run.files().stream().map(file -> file(run, file)).toList());
        } catch (IOException e) {
            LOG.warn("a COPY could not be noted: {}", e.toString());
        }
    }

    private Map<String, Object> history(CopyRun run, String status, long rows) {
        LocalDateTime endTime = shelf.now();
        long stored = run.files().stream().mapToLong(LoadedFile::bytes).sum();
        Map<String, Object> line = common();
        line.put("status", status);
        line.put("table_name", run.statement().tableName());
        line.put("end_time", endTime.toString());
        line.put("duration", Duration.between(startTime, endTime).toNanos() / 1000);
        line.put("data_source", run.statement().source().toString());
        line.put("file_format", run.statement().format().word());
        line.put("loaded_rows", rows);
        line.put("loaded_bytes", status.equals("completed") ? run.bytes() : 0);
        line.put("source_file_count", run.files().size());
        line.put("source_file_bytes", stored);
        line.put("file_count_scanned", run.files().size());
        line.put("file_bytes_scanned", stored);
        line.put("error_count", run.errors().size());
        return line;
    }

    private Map<String, Object> error(CopyRun run, LoadError error) {
        Map<String, Object> line = common();
        line.put(
                "table_id",
                run.statement().target().stream()
                        .mapToLong(CopyColumn::table)
                        .findFirst()
                        .orElse(0));
        line.put("file_name", error.file());
        line.put("line_number", error.line());
        line.put("column_name", error.column());
        line.put("column_type", error.type());
        line.put("column_length", error.length());
        line.put("error_code", error.code());
        line.put("error_message", error.reason());
        return line;
    }

    private Map<String, Object> file(CopyRun run, LoadedFile file) {
        Map<String, Object> line = common();
        line.put("file_name", file.file());
        line.put("lines_scanned", file.lines());
        line.put("file_format", run.statement().format().word());
        line.put("updated", shelf.now().toString());
        return line;
    }

    private Map<String, Object> common() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("user_id", USER_ID);
        line.put("query_id", queryId);
        line.put("session_id", sessionId);
        line.put("start_time", startTime.toString());
        return line;
    }

    private Path counts() {
        return shelf.folder.resolve(Integer.toString(sessionId));
    }
}
