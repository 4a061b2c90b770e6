package io.brewline.redshift.session;

import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.session.Pending.Kind;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import io.brewline.redshift.wire.ProtocolViolation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client and the one PostgreSQL connection behind it. When either side goes, so does the other; an open
 * transaction is rolled back then. Thread-safe.
 */
final class Session implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int BUFFER_BYTES = 1 << 16;
    /** How many messages a client may send ahead of a COPY that holds them back. */
    private static final int MOST_MESSAGES_AHEAD = 1024;

    private static final Message END = new Message(FrontendType.TERMINATE, new byte[0]);

    private final ClientConnection client;
    private final Socket backend;
    private final OutputStream toBackend;
    private final Pipeline pipeline = new Pipeline();
    private final BlockingQueue<Message> ahead = new ArrayBlockingQueue<>(MOST_MESSAGES_AHEAD);
    private final CopyFeed copies;
    private final Relay relay;
    private final CopyLog log;
    private volatile BackendKey key;

    Session(ClientConnection client, Socket backend, ObjectSource source, CopyLog log) throws IOException {
        this.client = client;
        this.backend = backend;
        this.toBackend = new BufferedOutputStream(backend.getOutputStream(), BUFFER_BYTES);
        InputStream answers = new BufferedInputStream(backend.getInputStream(), BUFFER_BYTES);
        this.copies = new CopyFeed(answers, toBackend, source, log);
        this.relay = new Relay(pipeline, answers, client.out(), copies, this::opened);
        this.log = log;
    }

    /** Runs the session to its end on this thread and two more. */
    void run(Startup startup) {
        try (this) {
            pipeline.add(Pending.of(Kind.STARTUP));
            startup.writeTo(toBackend);
            start("relay", this::relay);
            start("forward", this::forward);
            runToItsEnd(this::read);
        } catch (IOException e) {
            // PostgreSQL has gone: an ordinary end.
        } finally {
            log.closed();
        }
    }

    private void relay() throws IOException {
        relay.run();
        client.finish();
        close();
    }

    private void opened(BackendKey opened) {
        key = opened;
        log.opened(opened.processId());
    }

    /** By what the client may have this session's statement cancelled; null until PostgreSQL has said it. */
    BackendKey key() {
        return key;
    }

    /** Ends the wait for S3 that a COPY may be in; PostgreSQL is told on its own. */
    void cancelCopy() {
        copies.cancel();
    }

    /** Takes the client's messages even while they must wait, so that its death is noticed. */
    private void read() throws IOException, InterruptedException {
        Message message = Message.readFrom(client.in());
        while (message != null) {
            ahead.put(message);
            message = Message.readFrom(client.in());
        }
        if (!pipeline.clientLeft()) {
            // What the client sent before it left still counts, a COMMIT for example.
            ahead.put(END);
            awaitEnd();
        }
    }

    private void awaitEnd() throws InterruptedException {
        synchronized (ahead) {
            while (!backend.isClosed()) {
                ahead.wait();
            }
        }
    }

    private void forward() throws IOException, InterruptedException {
        Forwarder forwarder = new Forwarder(pipeline, toBackend);
        Message message = ahead.take();
        while (message.type() != FrontendType.TERMINATE) {
            forwarder.forward(message);
            if (ahead.isEmpty()) {
                toBackend.flush();
            }
            message = ahead.take();
        }
        END.writeTo(toBackend);
        toBackend.flush();
        backend.shutdownOutput();
    }

    private interface Loop {
        void run() throws IOException, InterruptedException;
    }

    private void start(String name, Loop loop) {
        Thread thread =
                new Thread(() -> runToItsEnd(loop), Thread.currentThread().getName() + "-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** However one of its threads fails, the session ends: half a session would keep its client waiting. */
    private void runToItsEnd(Loop loop) {
        try {
            loop.run();
        } catch (ProtocolViolation e) {
            LOG.warn("a session was ended: {}", e.getMessage());
            close();
        } catch (IOException | InterruptedException e) {
            // A broken connection is an ordinary end.
            close();
        } catch (RuntimeException | Error e) {
            endByDefect(e);
        }
    }

    private void endByDefect(Throwable defect) {
        try {
            LOG.error("a session was ended by a defect of redshift-local", defect);
        } finally {
            // Where memory is out, the log line may fail as well.
            close();
        }
    }

    @Override
    public void close() {
        closeQuietly(backend);
        closeQuietly(client);
        copies.cancel();
        pipeline.close();
        synchronized (ahead) {
            ahead.notifyAll();
        }
        ahead.clear();
        ahead.offer(END);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
