package io.brewline.load;

import io.brewline.customer.CustomerKeys;
import io.brewline.customer.WantedCustomer;
import io.brewline.failure.Misconfigured;
import io.brewline.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code deploy.sh forget}'s part in Java: a card number or customer id as the first line of standard input and the customer
 * key's secret as the rest in; the erasure's statements as a JSON list out. Neither is in them. What they do
 * not reach is said on standard error.
 */
public final class ForgetCustomer {
    private ForgetCustomer() {}

    /**
     * Ends the process: 0, or 1 where it cannot be done, with a sentence on standard error.
     *
     * @param arguments for how many days raw files are kept
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.in, System.out, System.err, Integer.parseInt(arguments[0])));
    }

    static int run(InputStream in, PrintStream out, PrintStream err, int rawFileDays) throws IOException {
        String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r?\n", 2);
        try {
            CustomerKeys keys = CustomerKeys.parse(lines.length > 1 ? lines[1] : "");
            WantedCustomer customer = WantedCustomer.of(lines[0], keys);
            out.println(JsonText.list(Erasure.of(customer.tokens(), rawFileDays).statements()));
            out.flush();
            customer.caution().ifPresent(err::println);
            return 0;
        } catch (IllegalArgumentException | Misconfigured e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
