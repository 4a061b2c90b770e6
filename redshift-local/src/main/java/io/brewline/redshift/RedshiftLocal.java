package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.session.Gateway;
import io.brewline.redshift.session.Terms;
import io.brewline.redshift.session.Terms.PlainText;
import io.brewline.redshift.session.Terms.Strangers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A warehouse on this machine that the Redshift JDBC driver takes for Redshift.
 *
 * <p>It runs from {@link Builder#start} to {@link #close}; its data stay in the data directory and are there again at
 * the next start. It listens on the loopback interface only. Unless {@link Builder#user} says
 * who may come, it lets in every user, and asks for a password only who was created with one. Thread-safe.
 */
public final class RedshiftLocal implements AutoCloseable {
    private final DataDirectory directory;
    private final EmbeddedWarehouse warehouse;
    private final Gateway gateway;
    private final String parameters;
    private final ServerCertificate certificate;

    private RedshiftLocal(
            DataDirectory directory,
            EmbeddedWarehouse warehouse,
            Gateway gateway,
            String parameters,
            ServerCertificate certificate) {
        this.directory = directory;
        this.warehouse = warehouse;
        this.gateway = gateway;
        this.parameters = parameters;
        this.certificate = certificate;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * What to give the Redshift JDBC driver. Where users were configured it names none of them, and holds no password:
     * give the driver both as properties.
     */
    public String jdbcUrl() {
        return "jdbc:redshift://127.0.0.1:" + port() + "/" + parameters;
    }

    /**
     * The self-signed certificate under TLS, in PEM, for clients that verify it ({@code sslrootcert}); it stays the
     * same over restarts. Empty without TLS.
     */
    public Optional<Path> certificate() {
        return Optional.ofNullable(certificate).map(ServerCertificate::pem);
    }

    /** Where Redshift's clients connect. */
    public int port() {
        return gateway.port();
    }

    /** Where the PostgreSQL behind it listens, for a look from the side; nothing is translated there. */
    public int postgresPort() {
        return warehouse.port();
    }

    /** The same for the PostgreSQL JDBC driver. */
    public String postgresJdbcUrl() {
        return warehouse.jdbcUrl();
    }

    /** Ends every session, rolling back what is open, and stops. */
    @Override
    public void close() throws IOException {
        try (directory;
                warehouse;
                gateway) {
            // Closed in the opposite order.
        }
    }

    /** What a warehouse needs to start. Not thread-safe. */
    public static final class Builder {
        private static final int MOST_OBJECTS_AHEAD = 100;

        private Path dataDirectory;
        private int port;
        private String database = "dev";
        private S3Client s3;
        private final Map<String, String> users = new LinkedHashMap<>();
        private boolean tls;
        private PlainText plainText = PlainText.ADMITTED;
        private Duration startUpLimit = Terms.START_UP_LIMIT;
        private int objectsAhead = ObjectSource.AHEAD;

        private Builder() {}

        /** Where the data live; created when missing. */
        public Builder dataDirectory(Path directory) {
            this.dataDirectory = directory;
            return this;
        }

        /** The port to listen on; 0, the default, for any. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** The database's name; {@code dev} by default. */
        public Builder database(String name) {
            this.database = name;
            return this;
        }

        /** What COPY reads with. The caller closes it, after the warehouse. */
        public Builder s3(S3Client client) {
            this.s3 = client;
            return this;
        }

        /**
         * Lets in an administrator by password; may be repeated. As soon as there is one, nobody is let in without a
         * password: users are those, and who was created with {@code CREATE USER … PASSWORD}. They stay in the data
         * directory. The PostgreSQL behind the gateway goes on asking nobody.
         */
        public Builder user(String name, String password) {
            if (name.isBlank() || password.isEmpty()) {
                throw new IllegalArgumentException("a user needs a name and a password");
            }
            users.put(name, password);
            return this;
        }

        /** Encrypts the connections of clients that ask for it, with a self-signed certificate. */
        public Builder tls() {
            this.tls = true;
            return this;
        }

        /** As {@link #tls}, and refuses who does not ask for it, as Redshift does with {@code require_ssl}. */
        public Builder requireTls() {
            this.plainText = PlainText.REFUSED;
            return tls();
        }

        /**
         * How many objects a COPY fetches and unpacks while it loads another; 1 by default. With 0 it asks S3 for one after
         * the other, in an order that is always the same.
         */
        public Builder objectsAhead(int objects) {
            if (objects < 0 || objects > MOST_OBJECTS_AHEAD) {
                throw new IllegalArgumentException("0 to " + MOST_OBJECTS_AHEAD + " objects are read ahead");
            }
            this.objectsAhead = objects;
            return this;
        }

        /** How long a client may take from connecting to the beginning of its session; a minute by default. */
        public Builder startUpLimit(Duration limit) {
            this.startUpLimit = limit;
            return this;
        }

        /**
         * Starts the warehouse; the first start in a directory takes seconds, later ones less than one.
         *
         * @throws IOException when the directory is in use, the port is taken, or PostgreSQL cannot run here; the
         *     message says which
         */
        public RedshiftLocal start() throws IOException {
            Objects.requireNonNull(s3, "s3");
            DataDirectory directory = DataDirectory.claim(Objects.requireNonNull(dataDirectory, "dataDirectory"));
            try {
                return start(directory);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        }

        private RedshiftLocal start(DataDirectory directory) throws IOException {
            ServerSocket server = listen();
            try {
                ServerCertificate certificate = tls ? ServerCertificate.in(directory.tls(), Instant.now()) : null;
                SSLContext context = tls ? certificate.context() : null;
                Strangers strangers = users.isEmpty() ? Strangers.ADMITTED : Strangers.REFUSED;
                Terms terms = new Terms(Optional.ofNullable(context), plainText, strangers, startUpLimit);
                EmbeddedWarehouse warehouse = EmbeddedWarehouse.start(directory, database, users);
                Gateway gateway = new Gateway(server, warehouse, new ObjectSource(s3, objectsAhead), terms);
                return new RedshiftLocal(directory, warehouse, gateway, parameters(certificate), certificate);
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        }

        private String parameters(ServerCertificate certificate) {
            String encryption = certificate == null
                    ? "?ssl=false"
                    : "?ssl=true&sslmode=verify-full&sslrootcert="
                            + URLEncoder.encode(certificate.pem().toString(), UTF_8);
            return database + encryption + (users.isEmpty() ? "&user=brewline&password=local" : "");
        }

        private ServerSocket listen() throws IOException {
            try {
                return Gateway.listen(port);
            } catch (IOException e) {
                throw new IOException("redshift-local cannot listen on port " + port + ": " + e.getMessage(), e);
            }
        }
    }
}
