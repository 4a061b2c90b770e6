package io.brewline.it.faults;

import io.brewline.redshift.wire.BodyReader;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends before it waits for an answer: one query, or messages up to a Sync. The driver prepares a statement
 * with one group and executes it with the next.
 *
 * @param messages at least one
 * @param sql the statement that is prepared or executed, the last one where there are several
 * @param purpose what is asked of the warehouse
 */
record StatementGroup(List<Message> messages, String sql, Purpose purpose) {
    private static final int LABEL_LENGTH = 60;
    private static final String TIME_LIMIT = "SET statement_timeout TO ";

    /** What is asked. */
    enum Purpose {
        PREPARE,
        EXECUTE
    }

    /**
     * The next one, or null where the client left.
     *
     * @param prepared the statement that was prepared before
     */
    static StatementGroup readFrom(InputStream in, String prepared) throws IOException {
        List<Message> messages = new ArrayList<>();
        String sql = prepared;
        Purpose purpose = Purpose.PREPARE;
        for (Message message = Message.readFrom(in); message != null; message = Message.readFrom(in)) {
            messages.add(message);
            switch (message.type()) {
                case FrontendType.TERMINATE -> {
                    return null;
                }
                case FrontendType.PARSE -> sql = statement(message);
                case FrontendType.EXECUTE -> purpose = Purpose.EXECUTE;
                case FrontendType.QUERY -> {
                    return new StatementGroup(messages, message.fields().string(), Purpose.EXECUTE);
                }
                case FrontendType.SYNC -> {
                    return new StatementGroup(messages, sql, purpose);
                }
                default -> {
                    // Belongs to the statement.
                }
            }
        }
        return null;
    }

    private static String statement(Message parse) throws IOException {
        BodyReader fields = parse.fields();
        fields.string();
        return fields.string();
    }

    /** One query. */
    static StatementGroup query(String sql) {
        Message query = new BodyWriter().string(sql).toMessage(FrontendType.QUERY);
        return new StatementGroup(List.of(query), sql, Purpose.EXECUTE);
    }

    /** How long the client's statements may take from now on, where this sets that. */
    Optional<Duration> timeLimit() {
        return executes(TIME_LIMIT)
                ? Optional.of(Duration.ofMillis(Long.parseLong(sql.substring(TIME_LIMIT.length()))))
                : Optional.empty();
    }

    /** Whether the driver only asks if the connection lives; it waits for that by the clock on the wall. */
    boolean isProbe() {
        return sql.isBlank();
    }

    void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Message message : messages) {
            message.writeTo(bytes);
        }
        // At once: each write is a packet.
        out.write(bytes.toByteArray());
    }

    boolean isCommit() {
        return executes("COMMIT");
    }

    boolean isRollback() {
        return executes("ROLLBACK");
    }

    boolean isLock() {
        return executes("LOCK");
    }

    private boolean executes(String word) {
        return purpose == Purpose.EXECUTE && sql.startsWith(word);
    }

    /** The statement's beginning, on one line. */
    String label() {
        String line = purpose + " " + sql.replaceAll("\\s+", " ");
        return line.length() > LABEL_LENGTH ? line.substring(0, LABEL_LENGTH) : line;
    }
}
