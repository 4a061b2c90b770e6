package io.brewline.benchmarks.harness;

/** Two contestants did not do the same work, so their times cannot be compared. */
public final class Different extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Different(String message) {
        super(message);
    }
}
