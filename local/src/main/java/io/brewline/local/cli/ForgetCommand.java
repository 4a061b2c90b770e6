package io.brewline.local.cli;

import io.brewline.aws.Printable;
import io.brewline.customer.CustomerKeys;
import io.brewline.customer.WantedCustomer;
import io.brewline.failure.Misconfigured;
import io.brewline.load.Erasure;
import io.brewline.load.Erasure.Done;
import io.brewline.load.Erasure.RawFile;
import io.brewline.local.UserError;
import io.brewline.local.pipeline.CustomerKeyFile;
import io.brewline.local.pipeline.RawFileExpiry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code brewline forget}: erases a customer from the warehouse. */
@Command(
        name = "forget",
        description = {
            "Takes a customer out of the warehouse. The sales stay and belong to nobody, whatever is loaded again later.",
            "The customer is named by the card number or by the customer id. Of neither is anything shown, logged or kept."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./brewline forget                          asks, and does not show what you type",
            "  ./brewline forget < card.txt               the first line",
            "",
            "An argument works too, but stays in your shell's history."
        })
final class ForgetCommand implements Callable<Integer> {
    @ParentCommand
    private Brewline brewline;

    @Parameters(
            arity = "0..1",
            paramLabel = "CARD|TOKEN",
            description = "Better left out: it is asked for, or read from standard input (also with -).")
    private String named;

    @Override
    public Integer call() throws IOException {
        CustomerKeyFile file = new CustomerKeyFile(brewline.home());
        if (!file.exists()) {
            System.out.println("There are no sales in " + brewline.home() + ": nobody to forget.");
            return 0;
        }
        WantedCustomer customer = customer(file);
        try {
            Erasure erasure = Erasure.of(customer.tokens(), RawFileExpiry.RAW_FILE_DAYS);
            say(new WarehouseAccess(brewline).ask(erasure::run));
            customer.caution().ifPresent(System.out::println);
            return 0;
        } catch (SQLException e) {
            throw WarehouseAccess.refusal(e);
        }
    }

    private WantedCustomer customer(CustomerKeyFile file) throws IOException {
        try {
            CustomerKeys keys = CustomerKeys.parse(file.text());
            return WantedCustomer.of(
                    named == null || named.equals("-") ? HiddenInput.ask("Card number or customer id") : named, keys);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        } catch (Misconfigured e) {
            throw UserError.failed(e.getMessage(), null);
        }
    }

    private static void say(Done done) {
        if (done.orders() == 0) {
            System.out.println("No order in the warehouse is this customer's: nothing was changed.");
            return;
        }
        System.out.println(
                "Forgotten: " + orders(done.orders()) + " without a customer from now on, whatever is loaded again.");
        if (done.equalOrders() > 0) {
            System.out.println("And " + orders(done.equalOrders())
                    + " more, equal to one of these but for who bought: a corrected file may take one for the other.");
        }
        LocalDate today = LocalDate.now(Clock.systemUTC());
        List<RawFile> files = done.files().stream()
                .filter(file -> !file.keptUntil().isBefore(today))
                .toList();
        if (!files.isEmpty()) {
            System.out.println("The customer still stands in these landed files, until they expire:");
            files.forEach(file -> System.out.println("  " + Printable.line(file.key()) + "  " + file.keptUntil()));
        }
        System.out.println(
                "Sales that are under way now, or come later, are not reached: run it again once they are loaded.");
    }

    private static String orders(long count) {
        return count == 1 ? "1 order" : count + " orders";
    }
}
