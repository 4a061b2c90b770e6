package io.brewline.it.faults;

/** The function's process is no more: whatever it still tries fails with this. No handler may catch it. */
final class FunctionKilled extends Error {
    private static final long serialVersionUID = 1L;

    FunctionKilled() {
        super("killed at its time-out", null, false, false);
    }
}
