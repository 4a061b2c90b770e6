package io.brewline.local.generate;

/** Is told how far the generator has come, from the generating thread; must be quick. */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Some work is done.
     *
     * @param done files, or bytes of a large file
     * @param total of the same; an estimate for a large file, which {@code done} may pass
     */
    void progress(long done, long total);
}
