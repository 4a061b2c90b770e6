package io.brewline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What the functions of an earlier schema version sent and staged, byte for byte as they did, of one branch file {@code
 * leeds.csv} and of a letter: it may be under way when the functions of today take over.
 */
public final class InFlight {
    /** The key under which the tokens were made. */
    public static final String CUSTOMER_KEY = "a key of thirty-two characters..";

    private InFlight() {}

    /** A file of {@code in-flight/v1}. */
    public static byte[] bytes(String file) {
        try (InputStream in = InFlight.class.getResourceAsStream("/in-flight/v1/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of {@code in-flight/v1}, as text. */
    public static String text(String file) {
        return new String(bytes(file), UTF_8);
    }
}
