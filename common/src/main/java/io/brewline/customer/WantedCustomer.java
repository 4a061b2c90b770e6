package io.brewline.customer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The customer whom somebody names by a card number or by a customer id. Holds ids only, and prints none.
 *
 * @param tokens the customer's ids: one for each key, or the one that was given
 * @param caution a sentence about what these ids do not reach, where there is such a thing
 */
public record WantedCustomer(List<String> tokens, Optional<String> caution) {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private static final String ONE_KEY =
            "A customer id is of one key, and there are several: only the card number reaches the orders of all.";

    public WantedCustomer {
        tokens = List.copyOf(tokens);
    }

    /**
     * The customer that a text names.
     *
     * @param text a card number as branches write it, or a customer id
     * @throws IllegalArgumentException where it is neither; the message does not quote it
     */
    public static WantedCustomer of(String text, CustomerKeys keys) {
        String named = text.strip().toLowerCase(Locale.ROOT);
        if (TOKEN.matcher(named).matches()) {
            return new WantedCustomer(List.of(named), keys.live() > 1 ? Optional.of(ONE_KEY) : Optional.empty());
        }
        List<String> tokens = CustomerTokens.under(keys).tokens(text.strip());
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "That is neither a card number (12 to 19 digits; blanks and hyphens do not"
                            + " matter) nor a customer id (32 hexadecimal digits).");
        }
        return new WantedCustomer(tokens, unreached(keys.retiredDays()));
    }

    private static Optional<String> unreached(List<String> days) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of("The key of orders " + String.join(", ", days)
                        + " is retired: no card leads to them any more, and those of this customer are unchanged. Forget them"
                        + " by the customer id that they have.");
    }

    @Override
    public String toString() {
        return "a customer with " + tokens.size() + " ids";
    }
}
