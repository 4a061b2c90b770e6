package io.brewline.aws;

import java.util.Objects;

/**
 * What somebody must know now. No field holds content of a file.
 *
 * @param subject what happened, in one line
 * @param file the bucket and key concerned, {@code s3://…}
 * @param reason a reason code, or the kind of failure
 * @param text what was found and what to do
 */
public record Alert(String subject, String file, String reason, String text) {
    /** SNS refuses longer subjects (<a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>). */
    static final int MAX_SUBJECT_LENGTH = 99;

    public Alert {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(text, "text");
        // SNS admits printable ASCII only in a subject; a key can hold anything.
        subject = subject.replaceAll("[^\\x20-\\x7E]", "?");
        if (subject.length() > MAX_SUBJECT_LENGTH) {
            subject = subject.substring(0, MAX_SUBJECT_LENGTH - 3) + "...";
        }
    }
}
