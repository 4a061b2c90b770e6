package io.brewline.redshift;

import io.brewline.redshift.session.Backend;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL somewhere else, where nobody has a password.
 *
 * @param port where it listens, if it does
 */
record FakeBackend(int port, Path counts) implements Backend {
    /** One that nobody reaches. */
    static FakeBackend none() {
        return new FakeBackend(1, Path.of("nowhere"));
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
