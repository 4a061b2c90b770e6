package io.brewline.failure;

/** A function cannot work as it was set up. The message names the setting and the remedy. */
public final class Misconfigured extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    public Misconfigured(String message) {
        super(message);
    }

    public Misconfigured(String message, Throwable cause) {
        super(message, cause);
    }
}
