package io.brewline.redshift.session;

import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.wire.OpeningPacket;
import io.brewline.redshift.wire.OpeningPacket.CancelRequest;
import io.brewline.redshift.wire.OpeningPacket.GssRequest;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import io.brewline.redshift.wire.OpeningPacket.TlsRequest;
import io.brewline.redshift.wire.OpeningPacket.UnknownVersion;
import io.brewline.redshift.wire.ProtocolViolation;
import io.brewline.redshift.wire.Report;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients on the loopback interface and gives each a session. Thread-safe; ends with {@link #close}. */
public final class Gateway implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /**
     * What PostgreSQL knows of what a client may say at the start; of the rest it would refuse what only Redshift
     * knows.
     */
    private static final Set<String> KNOWN_PARAMETERS = Set.of(
            "user",
            "database",
            "client_encoding",
            "application_name",
            "datestyle",
            "options",
            "timezone",
            "extra_float_digits",
            "search_path");

    /** Asks for an extension of the protocol: PostgreSQL answers which it does not know. */
    private static final String EXTENSION = "_pq_.";

    private static final int WAITING_CLIENTS = 128;

    private final ServerSocket server;
    private final Backend backend;
    private final ObjectSource source;
    private final Terms terms;
    private final Admission admission;
    private final StartUpLimit limit;
    private final CopyLog.Shelf logs;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();

    /**
     * Accepts clients from now on.
     *
     * @param server from {@link #listen}; closed with the gateway
     */
    public Gateway(ServerSocket server, Backend backend, ObjectSource source, Terms terms) {
        this.server = server;
        this.backend = backend;
        this.source = source;
        this.terms = terms;
        this.admission = new Admission(backend, terms);
        this.limit = new StartUpLimit(terms.startUpLimit());
        this.logs = new CopyLog.Shelf(backend.counts(), Clock.systemUTC());
        start("redshift-local-accept", this::accept);
    }

    /**
     * Takes the port, so that clients who come early wait.
     *
     * @param port 0 for any
     */
    public static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, WAITING_CLIENTS, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                begin(client);
            } catch (IOException e) {
                // Closed, or one client less.
            }
        }
    }

    private void begin(Socket client) throws IOException {
        try {
            start("redshift-local-" + opened.incrementAndGet(), () -> open(client));
        } catch (OutOfMemoryError e) {
            LOG.error("a client was turned away: no thread is left", e);
            client.close();
        }
    }

    private void open(Socket socket) {
        try (socket;
                ClientConnection client = new ClientConnection(socket);
                StartUpLimit.Watch watch = limit.watch(client)) {
            openLogged(client, watch);
        } catch (IOException e) {
            // A client that has gone.
        }
    }

    /** What there is to say is said before the client is disconnected. */
    private void openLogged(ClientConnection client, StartUpLimit.Watch watch) throws IOException {
        try {
            open(client, watch);
        } catch (ProtocolViolation | SSLException e) {
            LOG.warn("a client was disconnected: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("a client was disconnected by a defect of redshift-local", e);
        }
    }

    private void open(ClientConnection client, StartUpLimit.Watch watch) throws IOException {
        OpeningPacket packet = negotiate(client);
        if (packet instanceof CancelRequest cancel) {
            cancel(cancel);
        } else if (packet instanceof UnknownVersion unknown) {
            client.refuse(Report.fatal(
                    "0A000",
                    "unsupported frontend protocol " + unknown.major() + "." + unknown.minor()
                            + ": server supports 3.0"));
        } else if (packet instanceof Startup startup) {
            serve(client, startup, watch);
        }
    }

    /** Settles whether the connection is encrypted, and returns what the client wants of it. */
    private OpeningPacket negotiate(ClientConnection client) throws IOException {
        OpeningPacket packet = OpeningPacket.readFrom(client.in());
        while (packet instanceof TlsRequest || packet instanceof GssRequest) {
            if (packet instanceof TlsRequest && terms.tls().isPresent() && !client.isEncrypted()) {
                client.encrypt(terms.tls().get());
            } else {
                client.declineEncryption();
            }
            packet = OpeningPacket.readFrom(client.in());
        }
        return packet;
    }

    private void serve(ClientConnection client, Startup startup, StartUpLimit.Watch watch) throws IOException {
        Socket postgres;
        try {
            Optional<Report> obstacle = admission.obstacle(client, startup);
            if (obstacle.isPresent()) {
                client.refuse(obstacle.get());
                return;
            }
            postgres = connect();
        } catch (SQLException | ConnectException e) {
            client.refuse(Report.fatal("08006", "redshift-local cannot reach its PostgreSQL: " + e.getMessage()));
            return;
        }
        watch.close();
        Session session = new Session(client, postgres, source, logs.newLog());
        sessions.add(session);
        try {
            session.run(new Startup(startup.minor(), known(startup.parameters())));
        } finally {
            sessions.remove(session);
        }
    }

    private static Map<String, String> known(Map<String, String> parameters) {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        known.keySet()
                .removeIf(name ->
                        !KNOWN_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(EXTENSION));
        return known;
    }

    private void cancel(CancelRequest request) throws IOException {
        BackendKey key = new BackendKey(request.processId(), request.secretKey());
        try (Socket postgres = connect()) {
            request.writeTo(postgres.getOutputStream());
            sessions.stream().filter(session -> key.equals(session.key())).forEach(Session::cancelCopy);
            // PostgreSQL closes the connection when it has passed the request on.
            postgres.getInputStream().read();
        }
    }

    private Socket connect() throws IOException {
        Socket postgres = new Socket();
        try {
            postgres.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), backend.port()));
            postgres.setTcpNoDelay(true);
            return postgres;
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops accepting and ends every session. */
    @Override
    public void close() throws IOException {
        server.close();
        limit.close();
        sessions.forEach(Session::close);
    }
}
