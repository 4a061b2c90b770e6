package io.brewline.failure;

/** A file that can never be loaded as it is. It is refused, and never retried. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param detail what was found, in figures and positions; never content of the file
     */
    public BadInput(Reason reason, String detail) {
        super(detail);
        if (reason.scope() != Reason.Scope.FILE) {
            throw new IllegalArgumentException(reason + " is not about a file");
        }
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
