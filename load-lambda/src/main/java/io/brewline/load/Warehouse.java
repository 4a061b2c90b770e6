package io.brewline.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to the warehouse that a function keeps from one invocation to the next. It is asked whether it
 * still lives before it is used, and replaced when it does not. Not thread-safe.
 */
public final class Warehouse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
    private static final int VALID_SECONDS = 5;

    private final Connector connector;
    private Connection kept;

    public Warehouse(Connector connector) {
        this.connector = connector;
    }

    /**
     * Begins a transaction, on a connection that answers.
     *
     * @throws io.brewline.failure.Transient where the warehouse does not answer, or the time is over
     */
    public Session begin(Deadline deadline) {
        deadline.required("begin a load");
        try {
            Session session = new Session(this, connection(), deadline);
            session.prepare();
            return session;
        } catch (SQLException e) {
            discard();
            throw WarehouseFailures.of("connect", e);
        }
    }

    private Connection connection() throws SQLException {
        if (kept != null && !kept.isValid(VALID_SECONDS)) {
            discard();
        }
        if (kept == null) {
            kept = connector.connect();
        }
        return kept;
    }

    /** Gives the connection up: its state is not known any more. */
    void discard() {
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException e) {
                LOG.warn("A broken connection did not close (SQLSTATE {}).", e.getSQLState());
            }
            kept = null;
        }
    }

    @Override
    public void close() {
        discard();
    }
}
