package io.brewline.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;

/**
 * One transaction. It ends with {@link #commit}, or is rolled back by {@link #close}; a connection that cannot even roll
 * back is given up. No statement runs past the deadline, in the warehouse or here. Failures are those of {@link
 * WarehouseFailures}. Not thread-safe.
 */
public final class Session implements AutoCloseable {
    /** How much later than its limit a statement may end before the limit is set again: that costs a round trip. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Warehouse warehouse;
    private final Connection connection;
    private Deadline deadline;
    private boolean isLimited;
    private Duration leftWhenSet;
    private boolean open;

    Session(Warehouse warehouse, Connection connection, Deadline deadline) {
        this.warehouse = warehouse;
        this.connection = connection;
        this.deadline = deadline;
    }

    /** One row of an answer. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sets the time limit outside of the transaction, whose first statement must be the lock. */
    void prepare() throws SQLException {
        connection.setAutoCommit(true);
        limitTime(deadline.required("begin a load"));
        connection.setAutoCommit(false);
        open = true;
    }

    /**
     * From now on, takes half of the time that is left and keeps the other half for another session.
     *
     * <p>What needs more fails as {@link OverTime}.
     */
    void takeHalf() {
        deadline = deadline.half();
        isLimited = true;
    }

    /** Runs all statements of a step. */
    public void run(SqlFile step) {
        step.statements().forEach(sql -> run(step, sql));
    }

    /** Runs {@code sql} as that step. */
    void run(SqlFile step, String sql) {
        try {
            limitTime(step);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw failure(step.file(), e);
        }
    }

    /** Runs the one statement of a step with these values for its question marks. */
    public void run(SqlFile step, Object[] binds) {
        try (PreparedStatement statement = prepared(step)) {
            bind(statement, binds);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(step.file(), e);
        }
    }

    /** Runs a step once for each of {@code rows}. */
    public void runForEach(SqlFile step, List<Object[]> rows) {
        try (PreparedStatement statement = prepared(step)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failure(step.file(), e);
        }
    }

    /** The answer to a step's question. */
    public <T> List<T> query(SqlFile step, Row<T> row) {
        return query(step, new Object[0], row);
    }

    /** The answer to a step's question with these values for its question marks. */
    public <T> List<T> query(SqlFile step, Object[] binds, Row<T> row) {
        try (PreparedStatement statement = prepared(step)) {
            bind(statement, binds);
            return rows(statement, row);
        } catch (SQLException e) {
            throw failure(step.file(), e);
        }
    }

    public void commit() {
        left("commit");
        try {
            connection.commit();
            open = false;
        } catch (SQLException e) {
            throw failure("commit", e);
        }
    }

    @Override
    public void close() {
        if (open) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                warehouse.discard();
            }
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        }
    }

    private PreparedStatement prepared(SqlFile step) throws SQLException {
        limitTime(step);
        return connection.prepareStatement(step.statement());
    }

    private static void bind(PreparedStatement statement, Object[] binds) throws SQLException {
        for (int i = 0; i < binds.length; i++) {
            // As a LocalDateTime, the driver would shift a time that the JVM's zone skips. As text it stays what it is.
            Object bind = binds[i] instanceof Temporal time ? text(time) : binds[i];
            statement.setObject(i + 1, bind);
        }
    }

    private static String text(Temporal time) {
        return time.toString().replace('T', ' ');
    }

    private void limitTime(SqlFile step) throws SQLException {
        Duration left = left("run " + step.file());
        if (leftWhenSet.minus(left).compareTo(SLACK) > 0) {
            limitTime(left);
        }
    }

    private Duration left(String what) {
        if (isLimited && deadline.isOver()) {
            throw new OverTime(what, null);
        }
        return deadline.required(what);
    }

    private RuntimeException failure(String what, SQLException e) {
        return isLimited && WarehouseFailures.isCancelled(e) ? new OverTime(what, e) : WarehouseFailures.of(what, e);
    }

    private void limitTime(Duration left) throws SQLException {
        // The warehouse ends a statement first; the socket's limit is for a warehouse that does not answer at all.
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(left.plus(SLACK).toMillis()));
        try (Statement statement = connection.createStatement()) {
            // 0 would mean no limit.
            statement.execute("SET statement_timeout TO " + Math.max(1, left.toMillis()));
        }
        leftWhenSet = left;
    }
}
