package io.brewline.load;

import io.brewline.failure.Explained;

/** Something of the batch cannot be loaded as it is staged. It is split until who is to blame stands alone. */
final class NotLoadable extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    NotLoadable(String message) {
        super(message);
    }

    NotLoadable(String message, Throwable cause) {
        super(message, cause);
    }
}
