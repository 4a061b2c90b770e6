package io.brewline.redshift.session;

import io.brewline.redshift.session.Pending.Kind;
import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.BodyReader;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.DataRow;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Brings PostgreSQL's answers back to the client, in Redshift's words. Used by one thread. */
final class Relay {
    private final Pipeline pipeline;
    private final InputStream backend;
    private final OutputStream client;
    private final CopyFeed copies;
    private final BackendKey.Listener keys;

    Relay(Pipeline pipeline, InputStream backend, OutputStream client, CopyFeed copies, BackendKey.Listener keys) {
        this.pipeline = pipeline;
        this.backend = backend;
        this.client = client;
        this.copies = copies;
        this.keys = keys;
    }

    /** Relays until PostgreSQL ends the connection, or the client's breaks. */
    void run() throws IOException {
        for (Message message = Message.readFrom(backend); message != null; message = Message.readFrom(backend)) {
            relay(message);
            if (backend.available() == 0) {
                client.flush();
            }
        }
        client.flush();
    }

    private void relay(Message message) throws IOException {
        Pending current = pipeline.current();
        switch (message.type()) {
            case BackendType.COPY_IN_RESPONSE -> copies.run(current == null ? null : current.copy());
            case BackendType.COMMAND_COMPLETE -> complete(message, current);
            case BackendType.ERROR_RESPONSE -> fail(message, current);
            case BackendType.BACKEND_KEY_DATA -> introduce(message);
            case BackendType.READY_FOR_QUERY -> ready(message, current);
            case BackendType.DATA_ROW -> row(message, current);
            default -> {
                if (current == null || !current.isUnseen()) {
                    client(message);
                }
                finish(message.type());
            }
        }
    }

    private void finish(char answer) {
        switch (answer) {
            case BackendType.PARSE_COMPLETE -> pipeline.answered(Kind.PARSE);
            case BackendType.BIND_COMPLETE -> pipeline.answered(Kind.BIND);
            case BackendType.CLOSE_COMPLETE -> pipeline.answered(Kind.CLOSE);
            case BackendType.ROW_DESCRIPTION, BackendType.NO_DATA -> pipeline.answered(Kind.DESCRIBE);
            case BackendType.EMPTY_QUERY_RESPONSE, BackendType.PORTAL_SUSPENDED -> pipeline.answered(Kind.EXECUTE);
            default -> {
                // Rows, notices and the like: the message that they answer has more to come.
            }
        }
    }

    private void complete(Message message, Pending current) throws IOException {
        if (current != null && current.copy() != null) {
            for (Report notice : copies.completed(rowsOf(message))) {
                client(notice.toNotice());
            }
            client(new BodyWriter().string("COPY").toMessage(BackendType.COMMAND_COMPLETE));
        } else if (current == null || !current.isUnseen()) {
            client(message);
        }
        if (current != null) {
            current.statementDone();
        }
        pipeline.answered(Kind.EXECUTE);
    }

    /** The count in a tag such as {@code COPY 12}. */
    private static long rowsOf(Message complete) throws IOException {
        String tag = complete.fields().string();
        return Long.parseLong(tag.substring(tag.lastIndexOf(' ') + 1));
    }

    private void ready(Message message, Pending current) throws IOException {
        if (current == null || !current.isGateways()) {
            client(message);
        }
        pipeline.ready();
    }

    private void row(Message message, Pending current) throws IOException {
        if (current != null && current.isUnseen()) {
            current.collect(DataRow.values(message));
        } else {
            client(message);
        }
    }

    private void fail(Message message, Pending current) throws IOException {
        if (current != null && current.isGateways()) {
            pipeline.failed();
            return;
        }
        Report report = Report.parse(message);
        if (current != null && current.refusal() != null) {
            report =
                    Report.error(current.refusal().sqlState(), current.refusal().getMessage());
        } else if (current != null && current.copy() != null) {
            report = copies.failed(report);
        } else {
            report = RedshiftWords.of(report);
        }
        client(report.toError());
        pipeline.failed();
    }

    private void introduce(Message message) throws IOException {
        BodyReader fields = message.fields();
        keys.opened(new BackendKey(fields.int32(), fields.int32()));
        client(message);
    }

    private void client(Message message) throws IOException {
        message.writeTo(client);
    }
}
