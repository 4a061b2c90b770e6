package io.brewline.redshift;

import io.brewline.redshift.session.Gateway;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A warehouse on this machine that the Redshift JDBC driver takes for Redshift.
 *
 * <p>It runs from {@link Builder#start} to {@link #close}; its data stay in the data directory and are there again at
 * the next start. It listens on the loopback interface only, and lets in every user; only one
 * who was created with a password is asked for it. Thread-safe.
 */
public final class RedshiftLocal implements AutoCloseable {
    private final DataDirectory directory;
    private final EmbeddedWarehouse warehouse;
    private final Gateway gateway;
    private final String database;

    private RedshiftLocal(DataDirectory directory, EmbeddedWarehouse warehouse, Gateway gateway, String database) {
        this.directory = directory;
        this.warehouse = warehouse;
        this.gateway = gateway;
        this.database = database;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What to give the Redshift JDBC driver. */
    public String jdbcUrl() {
        return "jdbc:redshift://127.0.0.1:" + port() + "/" + database + "?ssl=false&user=brewline&password=local";
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
        private Path dataDirectory;
        private int port;
        private String database = "dev";
        private S3Client s3;

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
                EmbeddedWarehouse warehouse = EmbeddedWarehouse.start(directory, database);
                return new RedshiftLocal(directory, warehouse, new Gateway(server, warehouse, s3), database);
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
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
