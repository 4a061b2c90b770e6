package io.brewline.load;

import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes a warehouse what the pipeline needs: the schema, the loader and the reporting user. Safe to repeat, also after a
 * run that ended half-way: the schema is one transaction, the users another. A warehouse that does not answer yet is tried
 * again while time remains: a new workgroup needs a minute. Thread-safe.
 */
final class WarehouseSetup {
    /** By how much the socket outlasts the statement, so that the warehouse's own message comes first. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final SchemaConfig config;
    private final Secrets secrets;
    private final Connector admin;
    private final Backoff backoff;

    WarehouseSetup(SchemaConfig config, Secrets secrets, Connector admin, Sleeper sleeper) {
        this.config = config;
        this.secrets = secrets;
        this.admin = admin;
        this.backoff = Backoff.whileTimeRemains(sleeper, RandomGenerator.getDefault());
    }

    /** With a connector of the configuration's. */
    static WarehouseSetup of(SchemaConfig config, Secrets secrets, Sleeper sleeper) {
        Connector admin = new RedshiftConnector(config.warehouseUrl(), Optional.of(config.adminSecretArn()), secrets);
        return new WarehouseSetup(config, secrets, admin, sleeper);
    }

    /**
     * Runs to its end, or the deadline.
     *
     * @throws Misconfigured where it cannot work like this
     * @throws Transient where the warehouse could not be reached in all the time there was
     */
    void run(Deadline deadline) {
        backoff.retry(deadline, () -> attempt(deadline));
    }

    private void attempt(Deadline deadline) {
        DatabaseUser loader = DatabaseUser.of(secrets, config.loaderSecretArn());
        DatabaseUser reporting = DatabaseUser.of(secrets, config.reportingSecretArn());
        if (loader.name().equals(reporting.name())) {
            throw new Misconfigured("LOADER_SECRET_ARN and REPORTING_SECRET_ARN name the same user, " + loader.name()
                    + ": each needs one of its own.");
        }
        try (Connection connection = connect(deadline)) {
            applySchema(connection);
            changeUsers(connection, loader, reporting);
        } catch (SQLException e) {
            throw SchemaFailures.of("commit the users' passwords and rights", e);
        }
    }

    private Connection connect(Deadline deadline) {
        try {
            Connection connection = admin.connect();
            limitTime(connection, deadline.left());
            return connection;
        } catch (SQLException e) {
            throw SchemaFailures.of("connect to the warehouse", e);
        }
    }

    private static void applySchema(Connection connection) {
        try {
            WarehouseSchema.apply(connection);
        } catch (SQLException e) {
            throw SchemaFailures.quoting("apply sql/schema.sql, sql/changes and sql/reporting.sql", e);
        }
    }

    /** Closing the connection rolls back what is not committed. */
    private static void changeUsers(Connection connection, DatabaseUser loader, DatabaseUser reporting)
            throws SQLException {
        connection.setAutoCommit(false);
        WarehouseUsers users = new WarehouseUsers(connection);
        users.loader(loader);
        users.reporting(reporting);
        connection.commit();
    }

    private static void limitTime(Connection connection, Duration left) throws SQLException {
        // 0 would mean no limit.
        long millis = Math.max(1, left.toMillis());
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis + SLACK.toMillis()));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout TO " + millis);
        }
    }
}
