package io.brewline.transform;

import io.brewline.branchfile.Field;
import io.brewline.failure.Reason;
import io.brewline.sale.Money;
import io.brewline.sale.Order;
import io.brewline.sale.PaymentMethod;
import java.time.LocalDateTime;
import java.util.Optional;

/** What a row turned out to be. */
sealed interface ParsedRow {
    /**
     * A sale.
     *
     * @param customer the customer's token, where the card told one
     */
    record Sale(Order order, Optional<String> customer) implements ParsedRow {}

    /**
     * No sale. Holds only values that parsed, since any other text may be somebody's name in the wrong column.
     *
     * @param field where the trouble is, or empty where it is the row as a whole
     * @param time the order's time, where it parsed
     * @param total the total, where it parsed
     * @param payment the payment method, where it parsed
     */
    record Reject(
            Reason reason,
            Optional<Field> field,
            Optional<LocalDateTime> time,
            Optional<Money> total,
            Optional<PaymentMethod> payment)
            implements ParsedRow {
        static Reject wholeRow(Reason reason) {
            return new Reject(reason, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
