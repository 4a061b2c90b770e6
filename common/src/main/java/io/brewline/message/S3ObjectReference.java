package io.brewline.message;

import io.brewline.sale.SaleIds;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of one object in S3.
 *
 * @param bucket the bucket's name
 * @param key the key, decoded
 * @param versionId the version, or null in a bucket without versions
 * @param eTag the entity tag without quotation marks, or null where the event had none
 * @param sequencer orders the versions of one key, see {@link #SEQUENCER_LENGTH}
 * @param size bytes
 */
public record S3ObjectReference(String bucket, String key, String versionId, String eTag, String sequencer, long size) {
    /**
     * Sequencers are hexadecimal digits of varying length, compared as text after padding the shorter one with zeros on
     * the right (<a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3 User
     * Guide</a>). Here all are padded to this length, so that plain comparison is right everywhere.
     */
    public static final int SEQUENCER_LENGTH = 40;

    public S3ObjectReference {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        if (!isHexadecimal(sequencer) || sequencer.length() > SEQUENCER_LENGTH) {
            throw new IllegalArgumentException("a sequencer is 1 to " + SEQUENCER_LENGTH + " hexadecimal digits");
        }
        sequencer = sequencer + "0".repeat(SEQUENCER_LENGTH - sequencer.length());
    }

    private static boolean isHexadecimal(String text) {
        return text != null && !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** Names the file over all its versions. */
    public UUID fileId() {
        return SaleIds.file(bucket, key);
    }
}
