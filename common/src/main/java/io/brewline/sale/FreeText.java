package io.brewline.sale;

/** What a branch's or a product's text may not be, since columns can be shifted: somebody's address or number. */
final class FreeText {
    /** A card, account or telephone number has as many digits; no name of a town or a drink does. */
    private static final int TELLING_DIGITS = 8;

    /**
     * What <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">COPY takes for
     * NULL</a>, and databases export for it.
     */
    private static final String COPY_NULL = "\\N";

    private static final char UNDECODED = '\uFFFD';

    private FreeText() {}

    /**
     * Whether {@code text} holds no control character, no character that turns the direction of what follows it, none
     * that is no character at all, no undecodable byte, no e-mail address and no long number.
     */
    static boolean isHarmless(String text) {
        int digits = 0;
        if (text.equals(COPY_NULL)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '@' || c == UNDECODED || isTurn(c) || isNoCharacter(text, i)) {
                return false;
            }
            if (Character.isDigit(c) && ++digits >= TELLING_DIGITS) {
                return false;
            }
        }
        return true;
    }

    /** Embeddings, overrides and isolates: with them a name reads as another one, and so does what stands beside it. */
    private static boolean isTurn(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    /**
     * Unicode's noncharacters, which no text may hold and <a
     * href="https://docs.aws.amazon.com/redshift/latest/dg/multi-byte-character-load-errors.html">COPY lets through</a>.
     */
    private static boolean isNoCharacter(String text, int index) {
        int character = text.codePointAt(index);
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }
}
