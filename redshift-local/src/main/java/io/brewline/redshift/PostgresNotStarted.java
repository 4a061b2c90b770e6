package io.brewline.redshift;

import java.io.IOException;
import java.nio.file.Path;

/** PostgreSQL did not start on the warehouse's files, or does not open them: most often they are damaged. */
public final class PostgresNotStarted extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path log;

    PostgresNotStarted(Path log, String lastWords, Throwable cause) {
        super("PostgreSQL does not start; the last that it said in " + log + ": " + lastWords, cause);
        this.log = log;
    }

    /** Where the whole reason is. */
    public Path log() {
        return log;
    }
}
