package io.brewline.load;

import io.brewline.aws.LandingObjects;
import io.brewline.message.Message;
import io.brewline.message.TransformedFile;
import java.time.Instant;
import java.util.Comparator;

/**
 * One version of a file as a message told of it.
 *
 * @param id the version
 * @param message what became of it
 * @param sentAt when Extract or Transform was done with it; null where the queue did not say
 */
record FileVersion(VersionId id, Message.ForLoad message, Instant sentAt) {
    static final Comparator<FileVersion> BY_LANDING = Comparator.comparing(FileVersion::landedAt)
            .thenComparing(version -> version.id.fileId().toString())
            .thenComparing(version -> version.id.sequencer());

    private static final Comparator<FileVersion> BY_NEWS = Comparator.comparing(FileVersion::isTransformed)
            .thenComparing(FileVersion::sentAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * The version that a message tells of.
     *
     * @throws NotLoadable where the message contradicts itself
     */
    static FileVersion of(Message.ForLoad message, Instant sentAt) {
        if (message.landedAt() == null) {
            throw new NotLoadable("The message about " + LandingObjects.describe(message.object())
                    + " does not say when the file landed: check what sent it.");
        }
        VersionId id = new VersionId(message.object().fileId(), message.object().sequencer());
        if (message instanceof TransformedFile file) {
            StagedParts.check(id, file);
        }
        return new FileVersion(id, message, sentAt);
    }

    /** Of two messages about one version the one that counts: acceptance over refusal, then the last sent. */
    static FileVersion newsOf(FileVersion one, FileVersion other) {
        return BY_NEWS.compare(one, other) >= 0 ? one : other;
    }

    private boolean isTransformed() {
        return message instanceof TransformedFile;
    }

    private Instant landedAt() {
        return message.landedAt();
    }
}
