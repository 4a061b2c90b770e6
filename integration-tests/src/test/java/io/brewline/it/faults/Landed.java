package io.brewline.it.faults;

import io.brewline.message.S3ObjectReference;

/**
 * A version of a file in the landing bucket.
 *
 * @param key the file's
 * @param sequencer as S3 gives it: of varying length
 */
record Landed(String key, String sequencer, Content content) {
    /** As it stands in the ledger. */
    String paddedSequencer() {
        return sequencer + "0".repeat(S3ObjectReference.SEQUENCER_LENGTH - sequencer.length());
    }
}
