package io.brewline.redshift.session;

import io.brewline.redshift.copy.LoadError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one session's COPYs leave behind, whatever becomes of their transaction. Used by the relay's thread. */
final class CopyLog {
    private static final Logger LOG = LoggerFactory.getLogger(CopyLog.class);

    private final Path counts;
    private final DataSource database;
    private final Clock clock;
    private final AtomicLong queryIds;
    private int sessionId;
    private long queryId;
    private LocalDateTime startTime;

    /** What the logs of all sessions share. */
    static final class Shelf {
        private final Path counts;
        private final DataSource database;
        private final Clock clock;
        private final AtomicLong queryIds;

        /**
         * @param counts the folder where {@code pg_last_copy_count()} looks: a file a session, because neither a
         *     roll-back nor a snapshot may hide the number
         * @param database where to note load errors, on a connection of its own
         */
        Shelf(Path counts, DataSource database, Clock clock) {
            this.counts = counts;
            this.database = database;
            this.clock = clock;
            // Numbers go on growing over restarts, so that no two COPYs in the table of load errors share one.
            this.queryIds = new AtomicLong(clock.millis());
        }

        CopyLog newLog() {
            return new CopyLog(counts, database, clock, queryIds);
        }
    }

    private CopyLog(Path counts, DataSource database, Clock clock, AtomicLong queryIds) {
        this.counts = counts;
        this.database = database;
        this.clock = clock;
        this.queryIds = queryIds;
    }

    void opened(int processId) {
        sessionId = processId;
        try {
            Files.deleteIfExists(file());
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
        queryId = queryIds.incrementAndGet();
        startTime = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void loaded(long rows) throws IOException {
        Files.writeString(file(), rows + " " + queryId);
    }

    void failed(LoadError error) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO sys_load_error_detail"
                        + " (user_id, query_id, session_id, database_name, start_time, file_name, line_number,"
                        + " column_name, error_code, error_message)"
                        + " VALUES (100, ?, ?, current_database(), ?, left(?, 256), ?, left(?, 127), ?, ?)")) {
            insert.setLong(1, queryId);
            insert.setInt(2, sessionId);
            insert.setObject(3, startTime);
            insert.setString(4, error.file());
            insert.setLong(5, error.line());
            insert.setString(6, error.column());
            insert.setInt(7, error.code());
            insert.setString(8, error.reason());
            insert.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("a load error could not be noted: {}", e.toString());
        }
    }

    private Path file() {
        return counts.resolve(Integer.toString(sessionId));
    }
}
