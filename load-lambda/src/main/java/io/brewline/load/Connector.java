package io.brewline.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the warehouse. */
@FunctionalInterface
public interface Connector {
    Connection connect() throws SQLException;
}
