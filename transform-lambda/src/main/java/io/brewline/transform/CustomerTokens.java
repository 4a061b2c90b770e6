package io.brewline.transform;

import io.brewline.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Customer ids: the first 128 bits of HMAC-SHA-256 (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>) of
 * the card number's digits under a secret key, so that a returning card is told and the number is not. Not thread-safe.
 */
final class CustomerTokens {
    /** The version of the one key that there is. */
    static final int KEY_VERSION = 1;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;
    private static final int LEAST_DIGITS = 12;
    private static final int MOST_DIGITS = 19;
    // 128 bits: a shorter key could be found by trying, and with it every card number.
    private static final int LEAST_KEY_CHARACTERS = 16;

    private final Mac mac;

    private CustomerTokens(Mac mac) {
        this.mac = mac;
    }

    /** No key, no tokens. */
    static CustomerTokens none() {
        return new CustomerTokens(null);
    }

    /**
     * Tokens under a key.
     *
     * @param key the secret's text
     * @throws Misconfigured where it is too short to keep a secret
     */
    static CustomerTokens under(String key) {
        if (key.length() < LEAST_KEY_CHARACTERS) {
            throw new Misconfigured(
                    "The customer key has fewer than " + LEAST_KEY_CHARACTERS + " characters: store a longer one.");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new CustomerTokens(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * The token of a card's cell.
     *
     * @param cell the number, or {@code brand,number}; digits may stand in groups
     * @return 32 hexadecimal digits, or empty where there is no whole card number: a decimal point or an exponent tells
     *     that a spreadsheet has destroyed it
     */
    Optional<String> token(String cell) {
        if (mac == null || cell.isEmpty()) {
            return Optional.empty();
        }
        byte[] digits = new byte[MOST_DIGITS];
        int count = 0;
        for (int i = cell.lastIndexOf(',') + 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9' && count < MOST_DIGITS) {
                digits[count++] = (byte) c;
            } else if (c != ' ' && c != '-') {
                return Optional.empty();
            }
        }
        if (count < LEAST_DIGITS) {
            return Optional.empty();
        }
        byte[] token = mac.doFinal(count == MOST_DIGITS ? digits : Arrays.copyOf(digits, count));
        return Optional.of(HexFormat.of().formatHex(token, 0, TOKEN_BYTES));
    }
}
