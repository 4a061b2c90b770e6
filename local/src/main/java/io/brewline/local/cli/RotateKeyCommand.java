package io.brewline.local.cli;

import io.brewline.customer.CustomerKeys;
import io.brewline.customer.KeyRotation;
import io.brewline.customer.KeyRotation.Begin;
import io.brewline.failure.Misconfigured;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.CustomerKeyFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code brewline rotate-key}: another key for the customer ids, from a day on. */
@Command(
        name = "rotate-key",
        description = {
            "Gives the customer ids another key from a day on. The day of an order decides which key its customer id is"
                    + " made with, so ids and counts of the days before stay as they are, whatever is loaded again.",
            "The key is made at random and never shown; a `serve` that is running takes it up within a quarter of an hour."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline rotate-key                      from the first of next month on",
            "  ./brewline rotate-key --from 2027-01-01",
            "  ./brewline rotate-key --retire 1           destroys the key of version 1, once it has leaked"
        })
final class RotateKeyCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "The first day of the new key (default: the first of next month, so that each month's distinct"
                            + " customers are of one key).")
    private LocalDate from;

    @Option(
            names = "--split-counts",
            description =
                    "With --from: take the day although it has orders already. Loaded again, they get other ids, and"
                            + " a customer of that month counts twice.")
    private boolean splitCounts;

    @Option(
            names = "--retire",
            paramLabel = "VERSION",
            description =
                    "Instead of making a key, destroy an old one: orders of its days that are loaded again lose their"
                            + " customer, and nobody can be forgotten by card there.")
    private Integer retired;

    @Override
    public Integer call() throws IOException {
        CustomerKeyFile file = new CustomerKeyFile(brewline.home());
        if (!file.exists()) {
            throw UserError.failed(
                    "There is no key in " + brewline.home() + " yet: the first run makes one. Nothing was done.", null);
        }
        try {
            CustomerKeys keys = CustomerKeys.parse(file.text());
            KeyRotation rotation = retired != null
                    ? KeyRotation.retire(keys, retired, Clock.systemUTC().instant())
                    : begun(keys);
            file.replace(rotation.keys().secretText());
            System.out.println(rotation.done());
            return 0;
        } catch (IllegalArgumentException | Misconfigured e) {
            throw UserError.failed(e.getMessage(), null);
        } catch (SQLException e) {
            throw WarehouseAccess.refusal(e);
        }
    }

    private KeyRotation begun(CustomerKeys keys) throws IOException, SQLException {
        Begin when = splitCounts ? Begin.ON_ANY_DAY : Begin.IN_FUTURE;
        KeyRotation rotation = KeyRotation.begin(
                keys, Optional.ofNullable(from), when, Clock.systemUTC().instant());
        Optional<LocalDate> last = splitCounts ? Optional.empty() : lastOrder();
        last.filter(day -> !day.isBefore(rotation.keys().newestFrom())).ifPresent(day -> {
            throw new IllegalArgumentException("There are orders up to " + day + " already: with another key from "
                    + rotation.keys().newestFrom() + " on, those that are loaded again would get other ids, and their"
                    + " customers count twice. Name a later day with --from.");
        });
        return rotation;
    }

    /** A clock may have been wrong, or the sales invented. */
    private Optional<LocalDate> lastOrder() throws IOException, SQLException {
        return new WarehouseAccess(brewline).ask(RotateKeyCommand::lastOrder);
    }

    private static Optional<LocalDate> lastOrder(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT TO_CHAR(MAX(order_date), 'YYYY-MM-DD') FROM sales.orders")) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(LocalDate::parse);
        }
    }
}
