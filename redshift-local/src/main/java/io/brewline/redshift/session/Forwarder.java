package io.brewline.redshift.session;

import io.brewline.redshift.session.Pending.Kind;
import io.brewline.redshift.session.Pending.Origin;
import io.brewline.redshift.sql.Dialect;
import io.brewline.redshift.sql.SqlRefusal;
import io.brewline.redshift.sql.Translation;
import io.brewline.redshift.wire.BodyReader;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.ProtocolViolation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends a client's messages on to PostgreSQL, in PostgreSQL's SQL. Used by one thread. */
final class Forwarder {
    /**
     * PostgreSQL cannot parse this: the error that aborts a transaction is its own, only the words are changed on the
     * way back.
     */
    private static final String UNPARSABLE = "REFUSED";

    private static final String NOT_UTF8 = "22021";
    private static final String SYNTAX_ERROR = "42601";

    /** Redshift's: see https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-sql.html. */
    private static final int MOST_STATEMENT_BYTES = 16 << 20;

    /** What the messages are of which this reads fields. */
    private static final Map<Character, Kind> MALFORMED = Map.of(
            FrontendType.QUERY, Kind.QUERY,
            FrontendType.PARSE, Kind.PARSE,
            FrontendType.BIND, Kind.BIND,
            FrontendType.EXECUTE, Kind.EXECUTE,
            FrontendType.CLOSE, Kind.CLOSE);

    private final Pipeline pipeline;
    private final OutputStream backend;
    private final UnseenStatement unseen;
    private final ColumnLookup columns;
    private final Map<String, List<Translation>> prepared = new HashMap<>();
    private final Map<String, List<Translation>> portals = new HashMap<>();

    Forwarder(Pipeline pipeline, OutputStream backend) {
        this.pipeline = pipeline;
        this.backend = backend;
        this.unseen = new UnseenStatement(pipeline, backend);
        this.columns = new ColumnLookup(unseen);
    }

    /** Sends one message, and waits until a COPY in it is over. */
    void forward(Message message) throws IOException, InterruptedException {
        try {
            dispatch(message);
        } catch (ProtocolViolation e) {
            // PostgreSQL finds it wrong too, and has the words for it.
            send(Pending.of(MALFORMED.get(message.type())), message);
        }
    }

    private void dispatch(Message message) throws IOException, InterruptedException {
        switch (message.type()) {
            case FrontendType.QUERY -> query(message);
            case FrontendType.PARSE -> parse(message);
            case FrontendType.BIND -> bind(message);
            case FrontendType.EXECUTE -> execute(message);
            case FrontendType.DESCRIBE -> send(Pending.of(Kind.DESCRIBE), message);
            case FrontendType.CLOSE -> close(message);
            case FrontendType.SYNC -> send(Pending.of(Kind.SYNC), message);
            case FrontendType.FUNCTION_CALL -> send(Pending.of(Kind.FUNCTION_CALL), message);
            default -> message.writeTo(backend);
        }
    }

    private void query(Message message) throws IOException, InterruptedException {
        Pending pending;
        String sql;
        try {
            List<Translation> statements = columns.complete(translate(message.fields()), Origin.GATEWAY);
            pending = Pending.running(Kind.QUERY, statements);
            sql = join(statements);
        } catch (SqlRefusal refusal) {
            pending = Pending.refused(Kind.QUERY, refusal);
            sql = UNPARSABLE;
        }
        send(pending, new BodyWriter().string(sql).toMessage(FrontendType.QUERY));
        holdBackAfter(pending);
    }

    private static List<Translation> translate(BodyReader fields) throws IOException, SqlRefusal {
        int start = fields.position();
        try {
            String sql = fields.utf8();
            checkSize(fields.position() - start - 1);
            return Dialect.translate(sql);
        } catch (CharacterCodingException e) {
            throw SqlRefusal.of(NOT_UTF8, "invalid byte sequence for encoding \"UTF8\"");
        }
    }

    private static void checkSize(int bytes) throws SqlRefusal {
        if (bytes > MOST_STATEMENT_BYTES) {
            throw SqlRefusal.of(
                    SYNTAX_ERROR,
                    "Statement is too large. Statement Size: " + bytes + " bytes. Maximum Allowed: "
                            + MOST_STATEMENT_BYTES + " bytes");
        }
    }

    private static String join(List<Translation> statements) {
        return statements.stream().map(Translation::sql).collect(Collectors.joining(";\n"));
    }

    private static boolean isSeen(Translation translation) {
        return !(translation instanceof Translation.UnseenCommit);
    }

    private void parse(Message message) throws IOException, InterruptedException {
        BodyReader fields = message.fields();
        String name = fields.string();
        Pending pending = Pending.of(Kind.PARSE);
        String sql;
        try {
            List<Translation> statements = columns.complete(translate(fields), Origin.GATEWAY_FOR_CLIENT);
            prepared.put(name, statements);
            sql = join(statements.stream().filter(Forwarder::isSeen).toList());
        } catch (SqlRefusal refusal) {
            prepared.remove(name);
            pending = Pending.refused(Kind.PARSE, refusal);
            sql = UNPARSABLE;
        }
        send(
                pending,
                new BodyWriter().string(name).string(sql).bytes(fields.rest()).toMessage(FrontendType.PARSE));
    }

    private void bind(Message message) throws IOException {
        BodyReader fields = message.fields();
        String portal = fields.string();
        portals.put(portal, prepared.getOrDefault(fields.string(), List.of()));
        send(Pending.of(Kind.BIND), message);
    }

    private void execute(Message message) throws IOException, InterruptedException {
        // A portal that is executed again only fetches more rows: it never copies twice.
        List<Translation> statements = portals.remove(message.fields().string());
        Pending pending = Pending.running(Kind.EXECUTE, statements == null ? List.of() : statements);
        send(pending, message);
        if (statements != null && !statements.stream().allMatch(Forwarder::isSeen)) {
            unseen.send("COMMIT", Origin.GATEWAY_FOR_CLIENT);
        }
        holdBackAfter(pending);
    }

    private void close(Message message) throws IOException {
        BodyReader fields = message.fields();
        (fields.letter() == 'S' ? prepared : portals).remove(fields.string());
        send(Pending.of(Kind.CLOSE), message);
    }

    private void send(Pending pending, Message message) throws IOException {
        pipeline.add(pending);
        message.writeTo(backend);
    }

    private void holdBackAfter(Pending pending) throws IOException, InterruptedException {
        if (pending.holdsBack()) {
            backend.flush();
            pending.await();
        }
    }
}
