package io.brewline.redshift.session;

import io.brewline.redshift.session.Pending.Kind;
import io.brewline.redshift.session.Pending.Origin;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Runs a statement of the gateway's own between the client's messages; names keep it apart from the client's. Used by
 * the forwarder's thread.
 */
final class UnseenStatement {
    private static final String NAME = "redshift_local";

    private final Pipeline pipeline;
    private final OutputStream backend;

    UnseenStatement(Pipeline pipeline, OutputStream backend) {
        this.pipeline = pipeline;
        this.backend = backend;
    }

    /** Sends it, for PostgreSQL to run whenever it gets there. */
    Pending send(String sql, Origin origin) throws IOException {
        send(
                Kind.PARSE,
                origin,
                new BodyWriter().string(NAME).string(sql).int16(0).toMessage(FrontendType.PARSE));
        send(
                Kind.BIND,
                origin,
                new BodyWriter()
                        .string(NAME)
                        .string(NAME)
                        .int16(0)
                        .int16(0)
                        .int16(0)
                        .toMessage(FrontendType.BIND));
        Pending answer = send(
                Kind.EXECUTE, origin, new BodyWriter().string(NAME).int32(0).toMessage(FrontendType.EXECUTE));
        close('P', origin);
        close('S', origin);
        return answer;
    }

    /** Sends a query, and waits for its rows; there are none when it fails. */
    List<List<String>> ask(String sql, Origin origin) throws IOException, InterruptedException {
        Pending answer = send(sql, origin);
        Pending last = answer;
        if (origin == Origin.GATEWAY) {
            // The end of the round: without it PostgreSQL would skip the client's next message after an error.
            last = send(Kind.SYNC, origin, new Message(FrontendType.SYNC, new byte[0]));
        } else {
            new Message(FrontendType.FLUSH, new byte[0]).writeTo(backend);
        }
        backend.flush();
        last.await();
        return answer.collected();
    }

    private void close(char what, Origin origin) throws IOException {
        send(Kind.CLOSE, origin, new BodyWriter().letter(what).string(NAME).toMessage(FrontendType.CLOSE));
    }

    private Pending send(Kind kind, Origin origin, Message message) throws IOException {
        Pending pending = Pending.ofGateway(kind, origin);
        pipeline.add(pending);
        message.writeTo(backend);
        return pending;
    }
}
