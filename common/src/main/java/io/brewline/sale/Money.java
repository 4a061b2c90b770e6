package io.brewline.sale;

import java.util.OptionalLong;

/**
 * An amount of money in pence, never negative.
 *
 * @param pence whole pence, 0 to {@link #MAX_PENCE}
 */
public record Money(long pence) implements Comparable<Money> {
    /** The largest amount that {@code DECIMAL(12,2)} of the warehouse holds. */
    public static final long MAX_PENCE = 999_999_999_999L;

    public static final Money ZERO = new Money(0);

    public Money {
        if (pence < 0 || pence > MAX_PENCE) {
            throw new IllegalArgumentException("an amount lies between 0 and " + MAX_PENCE + " pence");
        }
    }

    /**
     * Reads a decimal amount as tills write it: {@code 5}, {@code 5.2}, {@code 12.95}, {@code 2.450}, {@code £3.10},
     * {@code 3.10 €}. A sign, an exponent, a grouping separator or a part of a penny makes it no amount.
     *
     * @return the pence, or empty where {@code text} is no such amount
     */
    public static OptionalLong parsePence(String text) {
        int start = 0;
        int end = text.length();
        if (start < end && isCurrencySign(text.charAt(start))) {
            start = skipBlanks(text, start + 1, end);
        } else if (start < end && isCurrencySign(text.charAt(end - 1))) {
            end = trimBlanks(text, start, end - 1);
        }
        return parseDecimal(text, start, end);
    }

    private static OptionalLong parseDecimal(String text, int start, int end) {
        long pence = 0;
        int digits = 0;
        int decimals = -1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c < '0' || c > '9' || (decimals >= 2 && c != '0')) {
                return OptionalLong.empty();
            } else {
                digits++;
                if (decimals < 2) {
                    pence = pence * 10 + (c - '0');
                    decimals = decimals < 0 ? decimals : decimals + 1;
                }
                if (pence > MAX_PENCE) {
                    return OptionalLong.empty();
                }
            }
        }
        if (digits == 0) {
            return OptionalLong.empty();
        }
        for (int i = Math.max(decimals, 0); i < 2; i++) {
            pence *= 10;
        }
        return pence > MAX_PENCE ? OptionalLong.empty() : OptionalLong.of(pence);
    }

    private static boolean isCurrencySign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static int skipBlanks(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int trimBlanks(String text, int start, int from) {
        int i = from;
        while (i > start && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    public Money plus(Money other) {
        return new Money(pence + other.pence);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(pence, quantity));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(pence, other.pence);
    }

    /** Pounds and pence with two decimals, as {@code DECIMAL} columns read it: {@code 12.05}. */
    @Override
    public String toString() {
        long rest = pence % 100;
        return pence / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
