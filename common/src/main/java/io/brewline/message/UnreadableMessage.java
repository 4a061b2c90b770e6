package io.brewline.message;

import io.brewline.failure.Explained;

/** A message that no retry makes readable: not JSON, not of a known type, or of another schema version. */
public final class UnreadableMessage extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    /** A message refused; {@code message} says why and what to do, and quotes nothing of it. */
    public UnreadableMessage(String message) {
        super(message);
    }
}
