package io.brewline.reconcile;

import io.brewline.aws.Sha256;
import java.util.Objects;

/**
 * One thing that is not as it should be. No field holds content of a file.
 *
 * @param kind what kind of thing
 * @param subject what it is about, so that the same is not alerted twice a day; at most {@link #MAX_SUBJECT_LENGTH}
 * @param file the file concerned, {@code s3://…}, a branch, or a day, for people
 * @param text what was found, in a sentence
 */
public record Finding(FindingKind kind, String subject, String file, String text) {
    /** So long is a subject in {@code etl.raised_alerts}, the kind's code before it included. */
    static final int MAX_SUBJECT_LENGTH = 200;

    public Finding {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
        subject = kind.code() + ":" + subject;
        boolean isPlain = subject.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (subject.length() > MAX_SUBJECT_LENGTH || !isPlain) {
            subject = kind.code() + ":" + Sha256.hex(subject);
        }
    }
}
