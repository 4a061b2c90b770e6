package io.brewline.sale;

import java.util.List;
import java.util.Optional;

/** How an order was paid. */
public enum PaymentMethod {
    CARD,
    CASH;

    private static final List<PaymentMethod> ALL = List.of(values());

    /** The method that {@code text} names in any letter case, or empty. */
    public static Optional<PaymentMethod> parse(String text) {
        for (PaymentMethod method : ALL) {
            if (method.name().equalsIgnoreCase(text)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
