package io.brewline.redshift.session;

import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.sql.SqlRefusal;
import io.brewline.redshift.sql.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A message that went to PostgreSQL and has not been answered in full.
 *
 * <p>The relay alone reads and moves {@code statement}; everything else is fixed when the message is sent.
 */
final class Pending {
    enum Kind {
        STARTUP,
        PARSE,
        BIND,
        DESCRIBE,
        EXECUTE,
        CLOSE,
        SYNC,
        QUERY,
        FUNCTION_CALL;

        /** Whether PostgreSQL answers with ReadyForQuery, even after an error. */
        boolean endsWithReady() {
            return this == STARTUP || this == SYNC || this == QUERY || this == FUNCTION_CALL;
        }
    }

    /** Who asked: only the client's messages are answered to the client. */
    enum Origin {
        CLIENT,
        /** The gateway, on behalf of the client's next message: a failure is that message's. */
        GATEWAY_FOR_CLIENT,
        /** The gateway for itself: a failure is nobody's, because the client's next message will meet it too. */
        GATEWAY
    }

    private final Kind kind;
    private final Origin origin;
    private final List<Translation> statements;
    private final SqlRefusal refusal;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<List<String>> collected = new ArrayList<>();
    private int statement;

    private Pending(Kind kind, Origin origin, List<Translation> statements, SqlRefusal refusal) {
        this.kind = kind;
        this.origin = origin;
        this.statements = statements;
        this.refusal = refusal;
    }

    static Pending of(Kind kind) {
        return new Pending(kind, Origin.CLIENT, List.of(), null);
    }

    static Pending ofGateway(Kind kind, Origin origin) {
        return new Pending(kind, origin, List.of(), null);
    }

    static Pending running(Kind kind, List<Translation> statements) {
        return new Pending(kind, Origin.CLIENT, statements, null);
    }

    /** The message was replaced by one that must fail, and this is what to say then. */
    static Pending refused(Kind kind, SqlRefusal refusal) {
        return new Pending(kind, Origin.CLIENT, List.of(), refusal);
    }

    /** Keeps a row of the answer to the gateway's own question. */
    void collect(List<String> row) {
        collected.add(row);
    }

    /** The rows kept; complete once the message is answered. */
    List<List<String>> collected() {
        return collected;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the client is not told even of a failure. */
    boolean isGateways() {
        return origin == Origin.GATEWAY;
    }

    /** Whether the client knows nothing of what PostgreSQL is answering. */
    boolean isUnseen() {
        return origin != Origin.CLIENT || current() instanceof Translation.UnseenCommit;
    }

    SqlRefusal refusal() {
        return refusal;
    }

    /** Whether the client's next message must wait: PostgreSQL ignores some of them while it copies. */
    boolean holdsBack() {
        return statements.stream().anyMatch(Translation.Load.class::isInstance);
    }

    /** The COPY that PostgreSQL is at, or null when it is at something else. */
    CopyStatement copy() {
        return current() instanceof Translation.Load load ? load.copy() : null;
    }

    private Translation current() {
        return statement < statements.size() ? statements.get(statement) : null;
    }

    void statementDone() {
        statement++;
    }

    void finish() {
        answered.countDown();
    }

    void await() throws InterruptedException {
        answered.await();
    }
}
