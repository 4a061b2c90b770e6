package io.brewline.it.faults;

import io.brewline.local.generate.WrittenSale;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What must be in the warehouse once these versions were loaded, by the rules as {@code docs/architecture.md} states them and
 * with nothing of the pipeline's code. Everything is text, so that what differs can be read.
 *
 * @param orders each order with its lines, and how often there is one like it
 * @param claims how many claims there are
 * @param days each day of each file, and the version that is in force for it
 * @param rejects of each version that is in force for a day, how many rejected rows are kept
 * @param ledger each version and what was counted in it
 */
record Expected(
        Map<String, Integer> orders,
        int claims,
        Map<String, Integer> days,
        Map<String, Integer> rejects,
        Map<String, Integer> ledger) {
    /** An order as its files tell it: they may know different customers. */
    private static final class Order {
        private final WrittenSale sale;
        private Optional<String> customer = Optional.empty();

        private Order(WrittenSale sale) {
            this.sale = sale;
        }

        private void claim(Optional<String> token) {
            if (token.isPresent() && (customer.isEmpty() || token.get().compareTo(customer.get()) < 0)) {
                customer = token;
            }
        }
    }

    /** Works it out. */
    static Expected of(List<Landed> versions) {
        Expected expected = new Expected(new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        Map<String, Order> orders = new HashMap<>();
        int claims = 0;
        Map<String, List<Landed>> files = versions.stream().collect(Collectors.groupingBy(Landed::key));
        for (List<Landed> file : files.values()) {
            Map<LocalDate, Landed> inForce = new TreeMap<>();
            for (Landed version : file) {
                count(expected.ledger, ledgerRow(version));
                version.content().days().forEach(day -> inForce.merge(day, version, Expected::newer));
            }
            inForce.forEach((day, version) ->
                    count(expected.days, version.key() + " | " + day + " | " + version.paddedSequencer()));
            inForce.values().stream().distinct().forEach(version -> keepRejects(version, expected.rejects));
            for (Landed version : inForce.values().stream().distinct().toList()) {
                claims += claim(version, inForce, orders);
            }
        }
        orders.values().forEach(order -> count(expected.orders, text(order)));
        return new Expected(expected.orders, claims, expected.days, expected.rejects, expected.ledger);
    }

    static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static Landed newer(Landed one, Landed other) {
        return one.paddedSequencer().compareTo(other.paddedSequencer()) > 0 ? one : other;
    }

    private static void keepRejects(Landed version, Map<String, Integer> rejects) {
        if (version.content().rejected() > 0) {
            rejects.put(version.key() + " | " + version.paddedSequencer(), (int)
                    version.content().rejected());
        }
    }

    private static int claim(Landed version, Map<LocalDate, Landed> inForce, Map<String, Order> orders) {
        Map<String, Integer> occurrences = new HashMap<>();
        int claims = 0;
        for (WrittenSale sale : version.content().sales()) {
            String equal = sale.branch() + sale.at() + lines(sale) + sale.byCard();
            String identity = equal + occurrences.merge(equal, 1, Integer::sum);
            if (inForce.get(sale.at().toLocalDate()).equals(version)) {
                claims++;
                orders.computeIfAbsent(identity, any -> new Order(sale))
                        .claim(sale.card().map(Expected::token));
            }
        }
        return claims;
    }

    private static String text(Order order) {
        return String.join(
                " | ",
                order.sale.branch(),
                order.sale.at().toString(),
                order.sale.byCard() ? "CARD" : "CASH",
                order.customer.orElse("nobody"),
                lines(order.sale));
    }

    /** Equal items are one line. */
    private static String lines(WrittenSale sale) {
        Map<String, List<WrittenSale.Item>> lines = new TreeMap<>();
        for (WrittenSale.Item item : sale.items()) {
            String product = (item.size().isEmpty() ? "" : item.size() + " ") + item.name();
            lines.computeIfAbsent(product + " at " + pounds(item.pence()), any -> new ArrayList<>())
                    .add(item);
        }
        return lines.entrySet().stream()
                .map(line -> line.getValue().size() + " " + line.getKey() + " = "
                        + pounds(line.getValue().size() * line.getValue().get(0).pence()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static BigDecimal pounds(int pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    /** The first 128 bits of the card's HMAC-SHA-256. */
    private static String token(String card) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Cloud.CUSTOMER_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(card.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String ledgerRow(Landed version) {
        Content content = version.content();
        return String.join(
                " | ",
                version.key(),
                version.paddedSequencer(),
                content.isAccepted() ? "accepted" : "refused",
                "read " + content.rows(),
                "rejected " + content.rejected(),
                "duplicate " + content.duplicates(),
                "orders " + content.sales().size());
    }
}
