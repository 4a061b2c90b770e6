package io.brewline.local.generate;

/** Pence as the different tills print them. */
final class MoneyText {
    private static final int CACHED = 4_096;
    private static final String[] TWO_DECIMALS = new String[CACHED];
    private static final String[] ONE_AT_LEAST = new String[CACHED];

    static {
        for (int pence = 0; pence < CACHED; pence++) {
            TWO_DECIMALS[pence] = printTwoDecimals(pence);
            ONE_AT_LEAST[pence] = printOneDecimalAtLeast(pence);
        }
    }

    private MoneyText() {}

    /** {@code 5.00}, {@code 5.20}, {@code 12.95}. */
    static String twoDecimals(int pence) {
        return pence < CACHED ? TWO_DECIMALS[pence] : printTwoDecimals(pence);
    }

    /** As a binary floating point number prints: {@code 5.0}, {@code 5.2}, {@code 12.95}. */
    static String oneDecimalAtLeast(int pence) {
        return pence < CACHED ? ONE_AT_LEAST[pence] : printOneDecimalAtLeast(pence);
    }

    /** As a spreadsheet prints: {@code 5}, {@code 5.2}, {@code 12.95}. */
    static String shortest(int pence) {
        return pence % 100 == 0 ? Integer.toString(pence / 100) : oneDecimalAtLeast(pence);
    }

    private static String printTwoDecimals(int pence) {
        return pence / 100 + "." + pence / 10 % 10 + pence % 10;
    }

    private static String printOneDecimalAtLeast(int pence) {
        return pence % 10 == 0 ? pence / 100 + "." + pence / 10 % 10 : printTwoDecimals(pence);
    }
}
