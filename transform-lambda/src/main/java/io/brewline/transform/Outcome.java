package io.brewline.transform;

import io.brewline.message.TransformedFile;

/** What became of a file: staged, or refused with nothing staged. */
sealed interface Outcome permits Outcome.Staged, Refusal {
    /**
     * The file's sales are staged.
     *
     * @param bytes staged, compressed
     */
    record Staged(TransformedFile message, long bytes) implements Outcome {}
}
