package io.brewline.it.faults;

import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client sends before it waits for an answer: one query, or messages up to a Sync.
 *
 * @param messages at least one
 * @param sql the statement, the last one where there are several; empty where there is none
 */
record StatementGroup(List<Message> messages, String sql) {
    private static final int LABEL_LENGTH = 60;

    /** The next one, or null where the client left. */
    static StatementGroup readFrom(InputStream in) throws IOException {
        List<Message> messages = new ArrayList<>();
        String sql = "";
        for (Message message = Message.readFrom(in); message != null; message = Message.readFrom(in)) {
            messages.add(message);
            switch (message.type()) {
                case FrontendType.TERMINATE -> {
                    return null;
                }
                case FrontendType.PARSE -> {
                    io.brewline.redshift.wire.BodyReader fields = message.fields();
                    fields.string();
                    sql = fields.string();
                }
                case FrontendType.QUERY -> {
                    return new StatementGroup(messages, message.fields().string());
                }
                case FrontendType.SYNC -> {
                    return new StatementGroup(messages, sql);
                }
                default -> {
                    // Belongs to the statement.
                }
            }
        }
        return null;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Message message : messages) {
            message.writeTo(out);
        }
        out.flush();
    }

    boolean isCommit() {
        return sql.startsWith("COMMIT");
    }

    boolean isRollback() {
        return sql.startsWith("ROLLBACK");
    }

    boolean isLock() {
        return sql.startsWith("LOCK");
    }

    /** The statement's beginning, on one line. */
    String label() {
        String line = sql.replaceAll("\\s+", " ");
        return line.length() > LABEL_LENGTH ? line.substring(0, LABEL_LENGTH) : line;
    }
}
