package io.brewline.redshift.wire;

import java.io.IOException;
import java.io.Serial;

/**
 * What came from the other side is not the protocol. The message says what is wrong with it and holds nothing of it, so
 * that it may be logged.
 */
public final class ProtocolViolation extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public ProtocolViolation(String message) {
        super(message);
    }
}
