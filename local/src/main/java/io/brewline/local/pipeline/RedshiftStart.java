package io.brewline.local.pipeline;

import io.brewline.local.PortInUse;
import io.brewline.local.UserError;
import io.brewline.redshift.PostgresNotStarted;
import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Starts redshift-local, and says in one sentence why it does not start.
 *
 * @param directory where the data live
 * @param port where it answers, 0 for any port that is free
 * @param remedy what to do where the files are damaged, for instance {@code run `brewline reset`}
 */
public record RedshiftStart(Path directory, int port, String remedy) {
    /**
     * Starts it.
     *
     * @param builder with all but what this knows
     * @throws UserError where it cannot start
     */
    public RedshiftLocal start(RedshiftLocal.Builder builder) {
        try {
            return builder.dataDirectory(directory).port(port).start();
        } catch (IOException e) {
            throw UserError.failed(explain(e), e);
        }
    }

    private String explain(IOException failure) {
        if (failure.getCause() instanceof BindException) {
            return new PortInUse("the warehouse", port, failure).getMessage();
        }
        if (failure instanceof PostgresNotStarted notStarted) {
            return notStarted.getMessage() + ". If " + notStarted.log()
                    + " says that the warehouse's files are damaged, " + remedy + ".";
        }
        return failure instanceof FileSystemException
                ? "The warehouse's folder " + directory + " cannot be used: check its rights, or " + remedy + "."
                : failure.getMessage();
    }
}
