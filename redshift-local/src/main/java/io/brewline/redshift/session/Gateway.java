package io.brewline.redshift.session;

import io.brewline.redshift.wire.OpeningPacket;
import io.brewline.redshift.wire.OpeningPacket.CancelRequest;
import io.brewline.redshift.wire.OpeningPacket.EncryptionRequest;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import io.brewline.redshift.wire.Report;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
import software.amazon.awssdk.services.s3.S3Client;

/** Accepts clients on the loopback interface and gives each a session. Thread-safe; ends with {@link #close}. */
public final class Gateway implements Closeable {
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

    private static final byte NO_ENCRYPTION = 'N';
    private static final int WAITING_CLIENTS = 128;

    private final ServerSocket server;
    private final Backend backend;
    private final S3Client s3;
    private final CopyLog.Shelf logs;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();

    /**
     * Accepts clients from now on.
     *
     * @param server from {@link #listen}; closed with the gateway
     */
    public Gateway(ServerSocket server, Backend backend, S3Client s3) {
        this.server = server;
        this.backend = backend;
        this.s3 = s3;
        this.logs = new CopyLog.Shelf(backend.counts(), backend.administration(), Clock.systemUTC());
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
                start("redshift-local-" + opened.incrementAndGet(), () -> open(client));
            } catch (IOException e) {
                // Closed, or one client less.
            }
        }
    }

    private void open(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OpeningPacket packet = OpeningPacket.readFrom(in);
            while (packet instanceof EncryptionRequest) {
                client.getOutputStream().write(NO_ENCRYPTION);
                packet = OpeningPacket.readFrom(in);
            }
            if (packet instanceof CancelRequest cancel) {
                cancel(cancel);
            } else if (packet instanceof Startup startup) {
                serve(client, in, startup);
            }
        } catch (IOException e) {
            // Not a client, or one that has gone.
        }
    }

    private void serve(Socket client, InputStream in, Startup startup) throws IOException {
        Socket postgres;
        try {
            String user = startup.parameters().getOrDefault("user", "");
            backend.admit(user);
            if (!knowsPassword(user, client, in)) {
                Report.fatal("28000", "password authentication failed for user \"" + user + "\"")
                        .toError()
                        .writeTo(client.getOutputStream());
                return;
            }
            postgres = connect();
        } catch (IOException | SQLException e) {
            Report.fatal("08006", "redshift-local cannot reach its PostgreSQL: " + e.getMessage())
                    .toError()
                    .writeTo(client.getOutputStream());
            return;
        }
        Session session = new Session(client, in, postgres, s3, logs.newLog());
        sessions.add(session);
        try {
            session.run(new Startup(known(startup.parameters())));
        } finally {
            sessions.remove(session);
        }
    }

    private boolean knowsPassword(String user, Socket client, InputStream in) throws IOException, SQLException {
        Optional<String> stored = backend.passwordOf(user);
        return stored.isEmpty() || PasswordCheck.passes(stored.get(), in, client.getOutputStream());
    }

    private static Map<String, String> known(Map<String, String> parameters) {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        known.keySet().removeIf(name -> !KNOWN_PARAMETERS.contains(name.toLowerCase(Locale.ROOT)));
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
        sessions.forEach(Session::close);
    }
}
