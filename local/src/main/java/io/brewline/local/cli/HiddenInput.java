package io.brewline.local.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a user types and nobody else is to see. Stateless. */
final class HiddenInput {
    /** Set by the launcher where somebody sits at the keyboard. */
    private static final String KEYBOARD_PROPERTY = "brewline.keyboard";

    private HiddenInput() {}

    /** Asks at the keyboard, without showing the answer; else reads a line of standard input. Empty where there is none. */
    // Before release 22 there may be no console.
    @SuppressWarnings("SystemConsoleNull")
    static String ask(String question) throws IOException {
        Console console = System.console();
        if (Boolean.getBoolean(KEYBOARD_PROPERTY) && console != null) {
            char[] typed = console.readPassword(question + " (not shown): ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
