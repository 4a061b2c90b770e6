package io.brewline.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * An order in a test. Everything but the customer follows from its day and number, as an order's id demands.
 *
 * @param day when
 * @param number which of the day: it has one to three lines and belongs to one of two branches
 * @param customer a letter, or null
 */
record Sale(LocalDate day, int number, String customer) {
    /** One row of {@code sales.orders}, but for the customer, and what the staged line says of branch and product. */
    record Line(
            UUID orderId, String branch, String product, int quantity, LocalDateTime at, BigDecimal total, String pay) {
        BigDecimal unitPrice() {
            return new BigDecimal("2.50");
        }
    }

    UUID orderId() {
        return id("order " + day + " " + number);
    }

    LocalDateTime at() {
        // The hour that daylight saving time skips in Auckland on 2026-09-27 is a time like any other.
        return day.atTime(2, 30).plusMinutes(number % 1200);
    }

    String customerId() {
        return customer == null ? null : customer.repeat(32);
    }

    List<Line> lines() {
        return IntStream.rangeClosed(0, number % 3)
                .mapToObj(i -> new Line(
                        orderId(),
                        number % 2 == 0 ? "Leeds" : "Newcastle upon Tyne",
                        "Latte, \"no\" " + (number + i),
                        i + 1,
                        at(),
                        new BigDecimal("2.50").multiply(BigDecimal.valueOf(i + 1)),
                        number % 2 == 0 ? "CARD" : "CASH"))
                .toList();
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
