package io.brewline.redshift.copy;

/**
 * An object that a COPY read to its end.
 *
 * @param file its address
 * @param lines how many were read
 * @param bytes its size as it is stored; 0 when S3 did not tell
 */
public record LoadedFile(String file, long lines, long bytes) {}
