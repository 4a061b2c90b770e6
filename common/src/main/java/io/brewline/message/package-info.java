/**
 * What the stages tell each other, as JSON: pointers, never rows, and nothing personal.
 *
 * <p>Reading order: {@link io.brewline.message.S3ObjectReference}, {@link io.brewline.message.ExtractedFile}, {@link
 * io.brewline.message.TransformedFile}, {@link io.brewline.message.FileRefused}, {@link
 * io.brewline.message.MessageCodec}.
 */
package io.brewline.message;
