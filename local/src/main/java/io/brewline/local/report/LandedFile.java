package io.brewline.local.report;

import io.brewline.message.S3ObjectReference;
import java.nio.file.Path;

/**
 * A file that was put into the landing bucket.
 *
 * @param path where it came from
 * @param object the version that it became
 */
public record LandedFile(Path path, S3ObjectReference object) {}
