package io.brewline.redshift.copy;

import software.amazon.awssdk.services.s3.S3Client;

/**
 * What COPY reads with.
 *
 * @param objectsAhead how many objects are fetched and unpacked while one is being loaded; with 0 they come one after the
 *     other, and so in one order
 */
public record ObjectSource(S3Client s3, int objectsAhead) {
    /** As a slice of a cluster would: the next one is there when its turn comes. */
    public static final int AHEAD = 1;

    public ObjectSource {
        if (objectsAhead < 0) {
            throw new IllegalArgumentException("objects ahead are 0 or more");
        }
    }
}
