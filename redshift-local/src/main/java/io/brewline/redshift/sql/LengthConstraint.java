package io.brewline.redshift.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a constraint that counts a text's bytes: it tells the type, so that an error can be told in Redshift's
 * words.
 */
public final class LengthConstraint {
    private static final Pattern NAME = Pattern.compile("(varchar|char)\\((\\d+)\\) in .*", Pattern.DOTALL);
    /** PostgreSQL cuts names at 63 bytes; a character has up to three in UTF-16's single units. */
    private static final int LONGEST_COLUMN_PART = 14;

    private LengthConstraint() {}

    static String name(String type, String column) {
        String part = column.length() <= LONGEST_COLUMN_PART
                ? column
                : column.substring(0, LONGEST_COLUMN_PART) + Integer.toHexString(column.hashCode());
        return type + " in " + part;
    }

    /** The type that a broken constraint was for, as error messages spell it; empty for any other constraint. */
    public static Optional<String> typeOf(String constraint) {
        Matcher matcher = NAME.matcher(constraint);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String type = matcher.group(1).equals("char") ? "character" : "character varying";
        return Optional.of(type + "(" + matcher.group(2) + ")");
    }
}
