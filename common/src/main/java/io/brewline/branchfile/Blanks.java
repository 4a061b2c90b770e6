package io.brewline.branchfile;

/** Takes blanks off a text's ends; a spreadsheet's non-breaking ones, which {@link String#strip} leaves, are blanks too. */
final class Blanks {
    private Blanks() {}

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
