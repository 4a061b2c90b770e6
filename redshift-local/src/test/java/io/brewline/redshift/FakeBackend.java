package io.brewline.redshift;

import io.brewline.redshift.session.Backend;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL somewhere else, where nobody has a password.
 *
 * @param port where it listens, if it does
 * @param administration what the gateway notes load errors with
 */
record FakeBackend(int port, Path counts, DataSource administration) implements Backend {
    /** One that nobody reaches. */
    static FakeBackend none() {
        return new FakeBackend(1, Path.of("nowhere"), new PGSimpleDataSource());
    }

    @Override
    public void admit(String user) {
        // Everybody is there already.
    }

    @Override
    public Optional<String> passwordOf(String user) {
        return Optional.empty();
    }
}
