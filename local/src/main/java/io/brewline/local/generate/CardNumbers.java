package io.brewline.local.generate;

/**
 * Invented card numbers that cannot be anybody's: 16 digits that start with {@code 9999}, with a wrong check digit.
 *
 * <p>ISO/IEC 7812-1 leaves numbers that start with 9 to national bodies, with the ISO 3166-1 numeric country code in the next
 * three digits; 900 to 999 are never given to a country, so {@code 9999…} has no issuer. Besides, the last digit is
 * chosen to fail the Luhn check that every card number passes.
 */
final class CardNumbers {
    private static final String ISSUER = "9999";
    private static final int LENGTH = 16;

    private CardNumbers() {}

    static String next(Dice dice) {
        char[] digits = new char[LENGTH];
        ISSUER.getChars(0, ISSUER.length(), digits, 0);
        int high = dice.below(1_000_000);
        int low = dice.below(100_000);
        for (int i = 9; i >= 4; i--, high /= 10) {
            digits[i] = (char) ('0' + high % 10);
        }
        for (int i = 14; i >= 10; i--, low /= 10) {
            digits[i] = (char) ('0' + low % 10);
        }
        int wrong = (checkDigit(digits) + 1 + dice.below(9)) % 10;
        digits[LENGTH - 1] = (char) ('0' + wrong);
        return new String(digits);
    }

    /** The digit with which the first fifteen would pass the Luhn check (ISO/IEC 7812-1, annex B). */
    private static int checkDigit(char[] digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = digits[i] - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
