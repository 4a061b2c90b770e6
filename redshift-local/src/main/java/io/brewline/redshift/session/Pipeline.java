package io.brewline.redshift.session;

import io.brewline.redshift.session.Pending.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The messages under way to PostgreSQL, oldest first: clients do not wait for one answer before they send the next
 * message. Thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">Pipelining</a>
 */
final class Pipeline {
    private final Queue<Pending> pending = new ArrayDeque<>();
    private boolean skipping;
    private boolean clientLeft;
    private boolean closed;

    /**
     * Notes a message before it is sent.
     *
     * @throws IOException when it is a COPY of a client that has left
     */
    synchronized void add(Pending message) throws IOException {
        if (clientLeft && message.holdsBack()) {
            throw new IOException("the client left before its COPY began");
        }
        if (message.kind() == Kind.SYNC) {
            skipping = false;
        }
        if (skipping || closed) {
            message.finish();
        } else {
            pending.add(message);
        }
    }

    /** The message that PostgreSQL is answering, or null. */
    synchronized Pending current() {
        return pending.peek();
    }

    /** The current message is answered in full if it is of this kind. */
    synchronized void answered(Kind kind) {
        if (!pending.isEmpty() && pending.peek().kind() == kind) {
            pending.remove().finish();
        }
    }

    /** PostgreSQL waits for the next message from idle. */
    synchronized void ready() {
        if (!pending.isEmpty() && pending.peek().kind().endsWithReady()) {
            pending.remove().finish();
        }
    }

    /** PostgreSQL reported an error: in the extended protocol it now skips everything up to the next Sync. */
    synchronized void failed() {
        if (pending.isEmpty() || pending.peek().kind().endsWithReady()) {
            return;
        }
        while (!pending.isEmpty() && pending.peek().kind() != Kind.SYNC) {
            pending.remove().finish();
        }
        skipping = pending.isEmpty();
    }

    /**
     * No message will come any more but those that have been sent ahead.
     *
     * @return whether a COPY is under way
     */
    synchronized boolean clientLeft() {
        clientLeft = true;
        return pending.stream().anyMatch(Pending::holdsBack);
    }

    /** No answer will come any more. */
    synchronized void close() {
        closed = true;
        pending.forEach(Pending::finish);
        pending.clear();
    }
}
