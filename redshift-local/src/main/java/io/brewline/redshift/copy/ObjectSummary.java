package io.brewline.redshift.copy;

/**
 * What was read of one object.
 *
 * @param present false when it was missing and might be
 * @param lines how many were read
 * @param bytes its size as it is stored; 0 when S3 did not tell
 */
record ObjectSummary(boolean present, long lines, long bytes) {
    static final ObjectSummary ABSENT = new ObjectSummary(false, 0, 0);
}
