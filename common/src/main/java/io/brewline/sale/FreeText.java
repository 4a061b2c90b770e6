package io.brewline.sale;

/** What a branch's or a product's text may not be, since columns can be shifted: somebody's address or number. */
final class FreeText {
    /** A card, account or telephone number has as many digits; no name of a town or a drink does. */
    private static final int TELLING_DIGITS = 8;

    private static final char UNDECODED = '\uFFFD';

    private FreeText() {}

    /** Whether {@code text} holds no control character, no undecodable byte, no e-mail address and no long number. */
    static boolean isHarmless(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '@' || c == UNDECODED) {
                return false;
            }
            if (Character.isDigit(c) && ++digits >= TELLING_DIGITS) {
                return false;
            }
        }
        return true;
    }
}
