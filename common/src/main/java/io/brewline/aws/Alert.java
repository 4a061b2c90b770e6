package io.brewline.aws;

import java.util.Objects;

/**
 * What somebody must know now. No field holds content of a file.
 *
 * @param subject what happened, in one line
 * @param file the bucket and key concerned, {@code s3://…}; of several the first
 * @param reason a reason code, or the kind of failure
 * @param text what was found
 * @param advice what to do
 * @param runbook where more of that stands
 */
public record Alert(String subject, String file, String reason, String text, String advice, Runbook runbook) {
    /** SNS refuses longer subjects (<a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>). */
    static final int MAX_SUBJECT_LENGTH = 99;

    /** SNS takes 256 KiB, attributes included; a character has 3 bytes at most. */
    static final int MAX_TEXT_LENGTH = 64_000;

    /** A message of S3 may tell of several files, and all of them stand here. */
    static final int MAX_FILE_LENGTH = 4_000;

    public Alert {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(runbook, "runbook");
        // SNS admits printable ASCII only in a subject; a key can hold anything.
        subject = limited(subject.replaceAll("[^\\x20-\\x7E]", "?"), MAX_SUBJECT_LENGTH);
        file = limited(Printable.line(file), MAX_FILE_LENGTH);
        // Of the control characters SNS takes the ends of lines only.
        text = limited(Printable.text(text), MAX_TEXT_LENGTH);
    }

    private static String limited(String text, int length) {
        return text.length() > length ? text.substring(0, length - 3) + "..." : text;
    }
}
