package io.brewline.branchfile;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises a header row by the synonyms of the fields, in any order of columns. */
public final class Header {
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern CAMEL_HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");
    private static final Set<String> FILLERS =
            Set.of("", "of", "the", "and", "or", "in", "at", "by", "is", "gbp", "eur", "usd");

    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 100;

    // "Card No." is the card's number, and "Order No." is not the order.
    private static final Set<String> NUMBERS = Set.of("no", "num", "nr");
    private static final String NUMBER = "number";

    private Header() {}

    /** The columns that {@code cells} names, or empty where it is not a header. */
    public static Optional<Columns> parse(String[] cells) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        Map<Field, Integer> ranks = new EnumMap<>(Field.class);
        for (int column = 0; column < cells.length; column++) {
            Set<String> words = words(cells[column]);
            if (words.isEmpty()) {
                continue;
            }
            for (Field field : Field.values()) {
                int rank = field.rank(words);
                // Of two columns that could be meant, Branch is surer than Town, and Card Number than Card.
                if (rank >= 0 && rank < ranks.getOrDefault(field, Integer.MAX_VALUE)) {
                    columns.put(field, column);
                    ranks.put(field, rank);
                }
            }
        }
        return columns.keySet().containsAll(Field.REQUIRED) ? Optional.of(new Columns(columns)) : Optional.empty();
    }

    private static Set<String> words(String cell) {
        // A row may be a quarter of a million cells that are empty or a letter: none of them is taken apart.
        if (cell.length() < SHORTEST_NAME || cell.length() > LONGEST_NAME) {
            return Set.of();
        }
        String open = IN_BRACKETS.matcher(cell).replaceAll(" ");
        String spaced = CAMEL_HUMP.matcher(open).replaceAll(" ").toLowerCase(Locale.ROOT);
        String plain = ACCENTS.matcher(Normalizer.normalize(spaced, Form.NFD)).replaceAll("");
        Set<String> words = new HashSet<>(Arrays.asList(NOT_LETTERS.split(plain)));
        words.removeAll(FILLERS);
        if (words.removeAll(NUMBERS)) {
            words.add(NUMBER);
        }
        return words;
    }
}
