package io.brewline.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Customer ids: the first 128 bits of HMAC-SHA-256 (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>) of
 * the card number's digits under the secret key of the order's day, so that a returning card is told and the number is
 * not. One for each file; not thread-safe.
 */
public final class CustomerTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;
    private static final int LEAST_DIGITS = 12;
    private static final int MOST_DIGITS = 19;

    private final List<DatedMac> macs = new ArrayList<>();
    // Orders come day after day: the key of the last one is nearly always that of the next.
    private DatedMac current;

    private CustomerTokens(List<CustomerKeys.Key> keys) {
        for (int i = 0; i < keys.size(); i++) {
            LocalDate end = i + 1 < keys.size() ? keys.get(i + 1).from() : LocalDate.MAX;
            macs.add(new DatedMac(keys.get(i), end));
        }
        current = macs.isEmpty() ? null : macs.get(0);
    }

    /** No key, no tokens. */
    public static CustomerTokens none() {
        return new CustomerTokens(List.of());
    }

    /** Tokens under these keys. */
    public static CustomerTokens under(CustomerKeys keys) {
        return new CustomerTokens(keys.keys());
    }

    /**
     * The token of a card's cell.
     *
     * @param cell the number, or {@code brand,number}; digits may stand in groups
     * @param day of the order
     * @return 32 hexadecimal digits, or empty where there is no key for the day, or no whole card number: a decimal point
     *     or an exponent tells that a spreadsheet has destroyed it
     */
    public Optional<String> token(String cell, LocalDate day) {
        if (current == null || cell.isEmpty()) {
            return Optional.empty();
        }
        byte[] digits = digits(cell);
        if (digits.length == 0) {
            return Optional.empty();
        }
        Optional<DatedMac> key = keyOf(day);
        return key.isPresent() ? key.get().token(digits) : Optional.empty();
    }

    /** The tokens of a card under each key that is not retired, whatever the day; none where it is no whole card number. */
    public List<String> tokens(String cell) {
        byte[] digits = digits(cell);
        return digits.length == 0
                ? List.of()
                : macs.stream().flatMap(mac -> mac.token(digits).stream()).toList();
    }

    /** The versions of the keys under which {@link #token} has made any, ascending. */
    public List<Integer> versionsUsed() {
        return macs.stream().filter(mac -> mac.used).map(mac -> mac.version).toList();
    }

    private Optional<DatedMac> keyOf(LocalDate day) {
        if (!current.holds(day)) {
            for (DatedMac mac : macs) {
                if (mac.holds(day)) {
                    current = mac;
                    return Optional.of(mac);
                }
            }
            return Optional.empty();
        }
        return Optional.of(current);
    }

    /** The digits of a whole card number; none where it is something else. */
    private static byte[] digits(String cell) {
        byte[] digits = new byte[MOST_DIGITS];
        int count = 0;
        for (int i = cell.lastIndexOf(',') + 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9' && count < MOST_DIGITS) {
                digits[count++] = (byte) c;
            } else if (c != ' ' && c != '-') {
                return new byte[0];
            }
        }
        if (count == MOST_DIGITS) {
            return digits;
        }
        return count < LEAST_DIGITS ? new byte[0] : Arrays.copyOf(digits, count);
    }

    /** A key's Mac, made once: to make one costs more than a token. */
    private static final class DatedMac {
        private final int version;
        private final LocalDate from;
        private final LocalDate end;
        private final Optional<Mac> mac;
        private boolean used;

        DatedMac(CustomerKeys.Key key, LocalDate end) {
            version = key.version();
            from = key.from();
            this.end = end;
            mac = key.text().map(DatedMac::mac);
        }

        private static Mac mac(String key) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(end);
        }

        Optional<String> token(byte[] digits) {
            if (mac.isEmpty()) {
                return Optional.empty();
            }
            used = true;
            return Optional.of(HexFormat.of().formatHex(mac.get().doFinal(digits), 0, TOKEN_BYTES));
        }
    }
}
