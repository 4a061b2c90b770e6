package io.brewline.aws;

import java.util.regex.Pattern;

/**
 * Texts for people's eyes: names of objects and files hold whatever their senders chose, and must neither begin a line of
 * their own in a log, an alert or a terminal, nor command the terminal, nor turn the writing's direction.
 */
public final class Printable {
    private static final String CONTROLS = "\\p{Cntrl}\\x80-\\x9F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";
    private static final Pattern NOT_OF_A_LINE = Pattern.compile("[" + CONTROLS + "]");
    private static final Pattern NOT_OF_A_TEXT = Pattern.compile("[" + CONTROLS + "&&[^\n]]");

    private Printable() {}

    /** {@code text} with a question mark for each character that would do something; one line in any case. */
    public static String line(String text) {
        return NOT_OF_A_LINE.matcher(text).replaceAll("?");
    }

    /** The same, but for line feeds. */
    static String text(String text) {
        return NOT_OF_A_TEXT.matcher(text).replaceAll("?");
    }
}
