package io.brewline.redshift.session;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The PostgreSQL behind the gateway. */
public interface Backend {
    /** Where it listens on the loopback interface. */
    int port();

    /** Lets a user in whom nobody has created: everybody on this machine is an administrator. */
    void admit(String user) throws SQLException;

    /** The hash of the password that a user was given, {@code md5} and 32 hex digits; empty for who needs none. */
    Optional<String> passwordOf(String user) throws SQLException;

    /** The folder that {@code pg_last_copy_count()} reads. */
    Path counts();
}
