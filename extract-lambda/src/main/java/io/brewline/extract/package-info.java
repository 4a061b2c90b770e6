/**
 * Extract answers: what is this object?
 *
 * <p>Reading order: {@link io.brewline.extract.ExtractHandler}, {@code S3Events}, {@code FileExtractor}, {@code
 * ContentScan}.
 */
package io.brewline.extract;
