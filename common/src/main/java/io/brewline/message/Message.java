package io.brewline.message;

import java.time.Instant;

/** What one stage tells the next about one version of one file. */
public sealed interface Message permits ExtractedFile, Message.ForLoad {
    /** The file's version that this is about. */
    S3ObjectReference object();

    /** When that version was created. */
    Instant landedAt();

    /** What the load stage reads. */
    sealed interface ForLoad extends Message permits TransformedFile, FileRefused {}
}
