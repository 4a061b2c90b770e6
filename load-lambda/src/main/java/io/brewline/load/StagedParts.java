package io.brewline.load;

import io.brewline.aws.LandingObjects;
import io.brewline.aws.StagingKeys;
import io.brewline.aws.StagingKeys.Content;
import io.brewline.message.TransformedFile;
import java.util.HashSet;
import java.util.List;

/** Checks that a message names parts, only its own, and each once: COPY would load a part named twice two times. */
final class StagedParts {
    private StagedParts() {}

    /**
     * Checks what {@code file} says of itself.
     *
     * @throws NotLoadable where it cannot be
     */
    static void check(VersionId id, TransformedFile file) {
        check(id, file, Content.LINES, file.lineParts(), file.counts().lines());
        check(id, file, Content.REJECTS, file.rejectParts(), file.counts().rejected());
        if (file.counts().lines() < 1 || file.counts().days() < 1) {
            throw refusal(file, "announces no order line: Transform refuses such a file");
        }
    }

    private static void check(VersionId id, TransformedFile file, Content content, List<String> keys, long rows) {
        for (String key : keys) {
            if (StagingKeys.isOfAnotherLayout(content, key)) {
                throw new NotLoadable("The message about " + LandingObjects.describe(file.object())
                        + " names a staged part of a layout that this function does not read: deploy the stages"
                        + " together, then redrive the dead-letter queue.");
            }
            if (!StagingKeys.isPart(content, id.fileId(), id.sequencer(), key)) {
                throw refusal(file, "names a staged part that is not its own");
            }
        }
        if (new HashSet<>(keys).size() != keys.size()) {
            throw refusal(file, "names a staged part twice");
        }
        if (keys.isEmpty() != (rows == 0)) {
            throw refusal(
                    file, "announces " + rows + " staged rows in " + keys.size() + " parts, which cannot both be so");
        }
    }

    private static NotLoadable refusal(TransformedFile file, String what) {
        return new NotLoadable("The message about " + LandingObjects.describe(file.object()) + " " + what
                + ": check what sent it, then copy the landed object onto itself to run it again.");
    }
}
