package io.brewline.failure;

/** Something outside failed that may work again in a moment. The message goes back to its queue. */
public final class Transient extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    /**
     * A failure to retry.
     *
     * @param message what failed, without content of the file
     */
    public Transient(String message, Throwable cause) {
        super(message, cause);
    }
}
