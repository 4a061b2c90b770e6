package io.brewline.customer;

import io.brewline.customer.KeyRotation.Begin;
import io.brewline.failure.Misconfigured;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code deploy.sh rotate-key}'s part in Java: the customer key's secret in on standard input, what it must hold instead out
 * on standard output, and what that means on standard error. The secret stands nowhere else.
 */
public final class RotateKey {
    private RotateKey() {}

    /**
     * Ends the process: 0, 1 where it cannot be done.
     *
     * @param arguments {@code begin [DATE]}, {@code begin-on-any-day DATE} or {@code retire VERSION}
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.in, System.out, System.err, Clock.systemUTC(), arguments));
    }

    static int run(InputStream in, PrintStream out, PrintStream err, Clock clock, String... arguments)
            throws IOException {
        try {
            CustomerKeys keys = CustomerKeys.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            KeyRotation rotation = rotation(keys, clock, arguments);
            out.print(rotation.keys().secretText());
            out.flush();
            err.println(rotation.done());
            return 0;
        } catch (IllegalArgumentException | Misconfigured e) {
            err.println(e.getMessage());
            return 1;
        } catch (DateTimeException e) {
            err.println("That is no date such as 2026-12-01.");
            return 1;
        }
    }

    private static KeyRotation rotation(CustomerKeys keys, Clock clock, String... arguments) {
        if (arguments[0].equals("retire")) {
            return KeyRotation.retire(keys, Integer.parseInt(arguments[1]), clock.instant());
        }
        Begin when = arguments[0].equals("begin") ? Begin.IN_FUTURE : Begin.ON_ANY_DAY;
        Optional<LocalDate> day = arguments.length > 1 ? Optional.of(LocalDate.parse(arguments[1])) : Optional.empty();
        return KeyRotation.begin(keys, day, when, clock.instant());
    }
}
