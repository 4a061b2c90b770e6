package io.brewline.message;

/** A message that no retry makes readable: not JSON, not of a known type, or of another schema version. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessage(String message) {
        super(message);
    }
}
