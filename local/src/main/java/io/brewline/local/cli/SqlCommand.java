package io.brewline.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.local.pipeline.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code brewline sql}: asks the warehouse. */
@Command(
        name = "sql",
        description = "Asks the warehouse, in Redshift's SQL and through Redshift's driver.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline sql \"select count(distinct order_id) from sales.orders\"",
            "  ./brewline sql --format csv \"select * from etl.file_versions\""
        })
final class SqlCommand implements Callable<Integer> {
    private static final int NO_MORE_RESULTS = -1;

    @ParentCommand
    private Brewline brewline;

    @Parameters(paramLabel = "SQL", description = "A statement, or several with semicolons between them.")
    private String sql;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "table")
    private ResultFormat format;

    @Override
    public Integer call() throws IOException {
        if (sql.isBlank()) {
            throw UserError.usage("There is no statement: give one, such as \"select count(*) from sales.orders\".");
        }
        Path running = brewline.home().resolve("running.json");
        if (Files.exists(running) && StateFolder.isInUse(brewline.home())) {
            // `serve` has the folder, and the warehouse is up already.
            String url = new JsonMapper()
                    .readTree(running.toFile())
                    .path("warehouse")
                    .asText();
            return ask(() -> LocalWarehouse.connect(url));
        }
        try (StateFolder state = brewline.openState();
                LocalWarehouse warehouse =
                        LocalWarehouse.start(state.warehouse(), LocalWarehouse.ANY_PORT, SqlCommand::noStorage)) {
            return ask(warehouse::connect);
        }
    }

    /** Opens a connection. */
    @FunctionalInterface
    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private int ask(Connecting warehouse) {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            do {
                printResult(statement);
            } while (statement.getMoreResults() || statement.getUpdateCount() != NO_MORE_RESULTS);
            return 0;
        } catch (SQLException e) {
            throw UserError.failed("The warehouse says: " + firstLine(e.getMessage()), e);
        }
    }

    private void printResult(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            if (rows == null) {
                System.out.println(ResultFormat.count(Math.max(0, statement.getUpdateCount())) + " changed");
            } else {
                format.print(rows, System.out);
            }
        }
    }

    private static String firstLine(String message) {
        return message == null ? "nothing" : message.lines().findFirst().orElse("nothing");
    }

    private static S3Client noStorage() {
        throw new IllegalStateException("COPY needs the storage that only `run` and `serve` start");
    }
}
