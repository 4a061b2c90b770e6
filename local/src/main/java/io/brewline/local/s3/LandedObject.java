package io.brewline.local.s3;

import io.brewline.message.S3ObjectReference;
import java.time.Instant;

/**
 * An object that was uploaded.
 *
 * @param object which version of it
 * @param at when, by this machine's clock
 */
public record LandedObject(S3ObjectReference object, Instant at) {}
