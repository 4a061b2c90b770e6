package io.brewline.sale;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A branch's canonical name: blanks collapsed, words capitalised as English place names are, whatever the till typed:
 * {@code " newcastle  UPON tyne"} is {@code Newcastle upon Tyne}, {@code southend-on-sea} is {@code Southend-on-Sea}.
 *
 * @param value the canonical name, 1 to {@link #MAX_LENGTH} characters
 */
public record BranchName(String value) {
    /** Longest name accepted, in characters; the warehouse's column holds it at four bytes each. */
    public static final int MAX_LENGTH = 100;

    private static final Set<String> SMALL_WORDS =
            Set.of("and", "by", "cum", "de", "in", "la", "le", "next", "of", "on", "over", "the", "under", "upon");

    public BranchName {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.equals(capitalised(value))) {
            throw new IllegalArgumentException("not a canonical branch name");
        }
    }

    /** The branch that {@code text} names, or empty: no letters, {@code N/A}, too long, or what no name holds. */
    public static Optional<BranchName> parse(String text) {
        // A canonical name is shorter than what was typed only by blanks.
        if (text.length() > 2 * MAX_LENGTH || !FreeText.isHarmless(text)) {
            return Optional.empty();
        }
        String name = capitalised(text);
        boolean named = name.length() <= MAX_LENGTH
                && !name.equalsIgnoreCase("n/a")
                && name.codePoints().anyMatch(Character::isLetter);
        return named ? Optional.of(new BranchName(name)) : Optional.empty();
    }

    private static String capitalised(String text) {
        StringBuilder name = new StringBuilder(text.length());
        int length = text.length();
        for (int i = 0; i < length; ) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!name.isEmpty() && name.charAt(name.length() - 1) != ' ') {
                    name.append(' ');
                }
                i++;
            } else if (c == '-') {
                name.append(c);
                i++;
            } else {
                int end = i;
                while (end < length && !isBoundary(text.charAt(end))) {
                    end++;
                }
                appendWord(name, text.substring(i, end));
                i = end;
            }
        }
        return name.toString().strip();
    }

    private static boolean isBoundary(char c) {
        return c == '-' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static void appendWord(StringBuilder name, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && SMALL_WORDS.contains(lower)) {
            name.append(lower);
            return;
        }
        // The first letter, which may follow an opening bracket or quote, is the capital.
        int first = 0;
        while (first < lower.length() && !Character.isLetter(lower.charAt(first))) {
            first++;
        }
        name.append(lower);
        if (first < lower.length()) {
            // One character for one: a whole string's capitals may be more letters, and not stay what they are.
            name.setCharAt(name.length() - lower.length() + first, Character.toTitleCase(lower.charAt(first)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
