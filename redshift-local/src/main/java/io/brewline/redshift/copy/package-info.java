/**
 * COPY from S3: which objects, unpacked, as rows that PostgreSQL's own COPY reads.
 *
 * <p>Read {@link io.brewline.redshift.copy.CopyRun} first: it asks {@code CopyObjects} for the objects, and hands
 * each to {@code CsvRows} or {@code JsonRows}. {@link io.brewline.redshift.copy.LoadError} is what a bad row becomes.
 */
package io.brewline.redshift.copy;
