package io.brewline.it.faults;

import io.brewline.load.WarehouseSchema;
import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What schedules share, one after the other: a warehouse behind its proxy, and the SDK's clients. One schedule at a time runs
 * in it. Runs from {@link #start} to {@link #close}.
 */
final class World implements AutoCloseable {
    private final Path folder;
    private final Clients clients;
    private final WarehouseProxy proxy;
    private final List<Long> recoveryMillis = new CopyOnWriteArrayList<>();
    private volatile RedshiftLocal warehouse;
    private volatile Scene scene;
    private volatile long restartedAt;
    private final AtomicInteger overdue = new AtomicInteger();

    /** What belongs to one schedule. */
    record Scene(Cloud cloud, Faults faults, Turns turns) {}

    private World(Path folder) throws IOException {
        this.folder = folder;
        clients = new Clients(() -> scene);
        proxy = new WarehouseProxy(this, () -> scene);
        warehouse = startWarehouse();
    }

    /** Starts a warehouse with the schema, in an empty folder. */
    static World start(Path folder) throws IOException, SQLException {
        World world = new World(folder);
        try (Connection connection = world.connect()) {
            WarehouseSchema.apply(connection);
        }
        // What is committed need not reach the disk: it is stopped, never killed.
        world.execute("ALTER DATABASE dev SET synchronous_commit TO off");
        return world;
    }

    private RedshiftLocal startWarehouse() throws IOException {
        return RedshiftLocal.builder()
                .dataDirectory(folder)
                .s3(clients.ofCopy())
                // Read ahead, an object would be asked for before or after something else happens, as threads decide.
                .objectsAhead(0)
                .start();
    }

    /** Makes it the world of that schedule: nothing is in the warehouse, nobody is connected. */
    void enter(Scene newScene) throws SQLException {
        proxy.cutAll();
        scene = newScene;
        overdue.set(0);
        List<String> tables = new ArrayList<>();
        try (Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                            + " AND table_schema IN ('sales', 'etl') AND table_name NOT IN ('applied_files', 'schema_changes')")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            statement.execute("TRUNCATE " + String.join(", ", tables));
        }
    }

    Clients clients() {
        return clients;
    }

    WarehouseProxy proxy() {
        return proxy;
    }

    /** The address that loaders are given. */
    String warehouseUrl() {
        return "jdbc:redshift://127.0.0.1:" + proxy.port() + "/dev";
    }

    int warehousePort() {
        return warehouse.port();
    }

    /** A connection past the proxy. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(warehouse.jdbcUrl());
    }

    private Connection postgres() throws SQLException {
        return DriverManager.getConnection(warehouse.postgresJdbcUrl());
    }

    /** Runs a statement past everything. */
    void execute(String sql) throws SQLException {
        try (Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Stops the warehouse and starts it again; whoever is connected is cut off. */
    void restartWarehouse() {
        restartedAt = System.nanoTime();
        try {
            warehouse.close();
            warehouse = startWarehouse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A function waited for the warehouse for longer than it lives. */
    void overdue() {
        overdue.incrementAndGet();
    }

    /** How often one did, in this schedule. */
    int timesOverdue() {
        return overdue.get();
    }

    /** A load was committed. */
    void committed() {
        if (restartedAt != 0) {
            recoveryMillis.add((System.nanoTime() - restartedAt) / 1_000_000);
            restartedAt = 0;
        }
    }

    /** For each restart of the warehouse, from its stop to the first load committed after it. */
    List<Long> recoveryMillis() {
        return List.copyOf(recoveryMillis);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        warehouse.close();
        clients.close();
    }
}
