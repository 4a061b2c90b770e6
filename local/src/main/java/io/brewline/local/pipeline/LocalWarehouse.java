package io.brewline.local.pipeline;

import io.brewline.failure.Misconfigured;
import io.brewline.load.WarehouseSchema;
import io.brewline.local.UserError;
import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** The warehouse of one machine, with the schema applied. */
public final class LocalWarehouse implements AutoCloseable {
    /** Any port that is free. */
    public static final int ANY_PORT = 0;

    private final RedshiftLocal redshift;

    private LocalWarehouse(RedshiftLocal redshift) {
        this.redshift = redshift;
    }

    /**
     * Starts the warehouse.
     *
     * @param s3 what COPY reads with, asked for when the first COPY comes, so that both can start side by side
     * @throws UserError where it cannot start
     */
    public static LocalWarehouse start(Path directory, int port, Supplier<S3Client> s3) {
        LocalWarehouse warehouse = new LocalWarehouse(
                new RedshiftStart(directory, port, "run `brewline reset` and load the branch files again")
                        .start(RedshiftLocal.builder().s3(whenNeeded(s3))));
        warehouse.applySchema();
        return warehouse;
    }

    private void applySchema() {
        try (Connection connection = connect()) {
            WarehouseSchema.apply(connection);
        } catch (Misconfigured e) {
            close();
            throw UserError.failed(e.getMessage() + " Or run `brewline reset`, and load the branch files again.", e);
        } catch (SQLException e) {
            close();
            throw UserError.failed(
                    "The warehouse does not take its schema, so its files are damaged: run `brewline reset` and load"
                            + " the files again.",
                    e);
        }
    }

    /** A new connection, through the real Redshift driver. */
    public Connection connect() throws SQLException {
        return connect(redshift.jdbcUrl());
    }

    /** A new connection to a warehouse that some process runs. */
    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "brewline", "");
    }

    public String url() {
        return redshift.jdbcUrl();
    }

    public int port() {
        return redshift.port();
    }

    private static S3Client whenNeeded(Supplier<S3Client> client) {
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(client.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        try {
            redshift.close();
        } catch (IOException e) {
            throw UserError.failed("The warehouse did not stop as it should: its next start will mend it.", e);
        }
    }
}
