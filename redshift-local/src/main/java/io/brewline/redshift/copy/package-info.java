/**
 * COPY from S3: which objects, unpacked, as rows that PostgreSQL's own COPY reads.
 *
 * <p>Read {@link io.brewline.redshift.copy.CopyRun} first: it asks {@code CopyObjects} for the objects and
 * {@code ReadAhead} for their rows. There, {@code ObjectReading} has a {@code RowReader} take each row apart, a
 * {@code RowConverter} and its {@code Conversion}s make it what the columns want, and a {@code BatchQueue} carry it over.
 * {@link io.brewline.redshift.copy.LoadError} is what a bad row becomes.
 */
package io.brewline.redshift.copy;
