package io.brewline.redshift;

import io.brewline.redshift.session.Backend;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The embedded PostgreSQL: its process, its settings, and what Redshift has that it lacks. Thread-safe. */
final class EmbeddedWarehouse implements Backend, AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(30);
    private static final String EMULATION = "redshift.sql";

    private final EmbeddedPostgres postgres;
    private final String database;
    private final Path counts;
    private final Set<String> users = ConcurrentHashMap.newKeySet();

    private EmbeddedWarehouse(EmbeddedPostgres postgres, String database, Path counts) {
        this.postgres = postgres;
        this.database = database;
        this.counts = counts;
    }

    /** @param users administrators with their passwords */
    static EmbeddedWarehouse start(DataDirectory directory, String database, Map<String, String> users)
            throws IOException {
        return start(directory, database, users, PostgresStart.freePort());
    }

    /** @param port where PostgreSQL shall listen */
    static EmbeddedWarehouse start(DataDirectory directory, String database, Map<String, String> users, int port)
            throws IOException {
        checkUser();
        new PostmasterFile(directory.cluster()).clear();
        EmbeddedPostgres postgres = PostgresStart.run(configure(directory).setPort(port), directory);
        EmbeddedWarehouse warehouse = new EmbeddedWarehouse(postgres, database, directory.counts());
        try {
            warehouse.prepare();
            for (Map.Entry<String, String> user : users.entrySet()) {
                warehouse.admit(user.getKey(), user.getValue());
            }
            return warehouse;
        } catch (SQLException | IOException e) {
            postgres.close();
            throw new IOException("the warehouse's database could not be prepared: " + e.getMessage(), e);
        }
    }

    private static void checkUser() throws IOException {
        if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
            throw new IOException("PostgreSQL refuses to run as root and this machine does not allow `unshare`:"
                    + " run as an ordinary user (in a container: --user 1000), or allow user namespaces"
                    + " (in Docker: --security-opt seccomp=unconfined).");
        }
    }

    private static EmbeddedPostgres.Builder configure(DataDirectory directory) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.cluster())
                .setCleanDataDirectory(false)
                .setPGStartupWait(STARTUP_LIMIT)
                .setOutputRedirector(Redirect.appendTo(directory.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(directory.log().toFile()))
                // PostgreSQL's errors quote rows, and rows may hold what must not be logged: the client alone is told.
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("log_min_error_statement", "panic")
                // Text sorts by bytes, as in Redshift, and yet upper() and lower() know every letter.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("default_transaction_isolation", "repeatable\\ read")
                // The library turns fsync off; this data is meant to last.
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "100")
                // One address: with two, it would be content with the one that nobody else has, and be found on
                // neither.
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "64MB")
                // Redshift joins by hash. PostgreSQL takes a fresh temporary table for a small one and would go through
                // it row by row: minutes where hashing takes seconds.
                .setServerConfig("enable_nestloop", "off")
                // Nor is it to sort both sides by texts first, which it holds for cheap.
                .setServerConfig("enable_mergejoin", "off")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "512MB")
                // A client that dies takes its statement with it, also one that waits for a lock.
                .setServerConfig("client_connection_check_interval", "500ms")
                // The gateway asks for passwords itself, by a hash that every client of Redshift knows.
                .setServerConfig("password_encryption", "md5")
                .setServerConfig("jit", "off");
    }

    private void prepare() throws SQLException, IOException {
        Files.createDirectories(counts);
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                execute(connection, "CREATE DATABASE " + quoted(database));
            }
        }
        try (Connection connection = administration().getConnection()) {
            emulate(connection);
        }
    }

    /** Runs the script when the database has not seen it in this version. */
    private void emulate(Connection connection) throws SQLException, IOException {
        String sql = read(EMULATION);
        String version = "redshift-local " + Integer.toHexString(sql.hashCode());
        String seen = "SELECT 1 FROM pg_database WHERE datname = current_database()"
                + " AND shobj_description(oid, 'pg_database') = ?";
        if (!exists(connection, seen, version)) {
            execute(connection, sql);
            execute(connection, "COMMENT ON DATABASE " + quoted(database) + " IS '" + version + "'");
        }
    }

    private static String read(String resource) throws IOException {
        try (InputStream sql = EmbeddedWarehouse.class.getResourceAsStream(resource)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void admit(String user) throws SQLException {
        if (user.isEmpty() || !users.add(user)) {
            return;
        }
        try (Connection connection = administration().getConnection()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user)) {
                execute(connection, "CREATE ROLE " + quoted(user) + " LOGIN SUPERUSER");
            }
        }
    }

    /** Creates an administrator who needs a password, or changes it. What is sent and stored is a hash. */
    void admit(String user, String password) throws SQLException {
        admit(user);
        try (Connection connection = administration().getConnection()) {
            connection.unwrap(PGConnection.class).alterUserPassword(user, password.toCharArray(), "md5");
        }
    }

    @Override
    public Optional<String> passwordOf(String user) throws SQLException {
        try (Connection connection = administration().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT rolpassword FROM pg_authid WHERE rolname = ? AND rolpassword LIKE 'md5%'")) {
            query.setString(1, user);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    /** Connections of its own. */
    private DataSource administration() {
        return postgres.getDatabase(SUPERUSER, database);
    }

    @Override
    public Path counts() {
        return counts;
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl(SUPERUSER, database);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
