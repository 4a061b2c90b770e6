package io.brewline.branchfile;

/**
 * Takes the blanks away that stand between a cell's quotation marks and the commas around it, which some tills pad their
 * cells with. The parser would take them for content, and the marks and the next cells too.
 */
final class PaddedQuotes {
    private PaddedQuotes() {}

    /** The row without such blanks; {@code row} itself where it has none. */
    static String tidy(String row) {
        return hasBlankBesideQuote(row) ? withoutPadding(row) : row;
    }

    // Nearly no row has one: a glance at the quotation marks spares the copy.
    private static boolean hasBlankBesideQuote(String row) {
        for (int quote = row.indexOf('"'); quote >= 0; quote = row.indexOf('"', quote + 1)) {
            boolean before = quote > 0 && isBlank(row.charAt(quote - 1));
            boolean after = quote + 1 < row.length() && isBlank(row.charAt(quote + 1));
            if (before || after) {
                return true;
            }
        }
        return false;
    }

    private static String withoutPadding(String row) {
        StringBuilder tidied = new StringBuilder(row.length());
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted || !isBlank(c)) {
                quoted ^= c == '"';
                tidied.append(c);
            } else {
                int end = endOfBlanks(row, i);
                if (!touchesQuote(row, i, end)) {
                    tidied.append(row, i, end);
                }
                i = end - 1;
            }
        }
        return tidied.toString();
    }

    private static int endOfBlanks(String row, int start) {
        int end = start;
        while (end < row.length() && isBlank(row.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether the blanks have a quotation mark on one side and a comma, or the row's end, on the other. */
    private static boolean touchesQuote(String row, int start, int end) {
        char left = start == 0 ? ',' : row.charAt(start - 1);
        char right = end == row.length() ? ',' : row.charAt(end);
        return (left == '"' && right == ',') || (left == ',' && right == '"');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
