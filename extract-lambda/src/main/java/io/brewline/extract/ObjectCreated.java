package io.brewline.extract;

import io.brewline.message.S3ObjectReference;
import java.time.Instant;

/**
 * An object that came to the landing bucket.
 *
 * @param object which
 * @param landedAt when, by S3's clock
 */
record ObjectCreated(S3ObjectReference object, Instant landedAt) {}
