package io.brewline.redshift;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/** A process that starts a warehouse and dies without a word: PostgreSQL outlives it. */
final class Halting {
    private Halting() {}

    public static void main(String[] arguments) throws Exception {
        RedshiftLocal redshift = RedshiftLocal.builder()
                .dataDirectory(Path.of(arguments[0]))
                .s3(new FakeS3())
                .start();
        try (Connection connection = DriverManager.getConnection(redshift.jdbcUrl())) {
            RunningWarehouse.run(connection, "CREATE TABLE survivor (id INT)", "INSERT INTO survivor VALUES (1)");
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "INSERT INTO survivor VALUES (2)");
            Runtime.getRuntime().halt(1);
        }
    }
}
