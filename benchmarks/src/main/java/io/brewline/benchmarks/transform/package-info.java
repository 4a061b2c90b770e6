/**
 * The transform of one large file, on one thread, from bytes in memory to compressed staged bytes in memory: the real
 * handler, DuckDB doing the same work in SQL, and the parts of the work alone.
 *
 * <p>Reading order: {@link io.brewline.benchmarks.transform.TransformComparison}, {@link
 * io.brewline.benchmarks.transform.TransformRig}, {@link io.brewline.benchmarks.transform.DuckDb} and its {@code
 * duckdb.sql}, {@link io.brewline.benchmarks.transform.Parts}.
 */
package io.brewline.benchmarks.transform;
