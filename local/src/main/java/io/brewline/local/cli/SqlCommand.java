package io.brewline.local.cli;

import io.brewline.local.UserError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code brewline sql}: asks the warehouse. */
@Command(
        name = "sql",
        description = "Asks the warehouse, in Redshift's SQL and through Redshift's driver.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline sql \"select count(distinct order_id) from sales.orders\"",
            "  ./brewline sql --format csv \"select * from etl.file_versions\"",
            "",
            "In csv, a text that a spreadsheet would take for a formula has an apostrophe in front; raw_csv",
            "and json hold what the warehouse holds."
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
        try {
            return new WarehouseAccess(brewline).ask(this::run);
        } catch (SQLException e) {
            throw WarehouseAccess.refusal(e);
        }
    }

    private int run(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute(sql);
            do {
                printResult(statement);
            } while (statement.getMoreResults() || statement.getUpdateCount() != NO_MORE_RESULTS);
            return 0;
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
}
