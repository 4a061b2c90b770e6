/**
 * From the landing bucket to the warehouse, through the pipeline of one machine. Read {@link
 * io.brewline.benchmarks.way.WayComparison} first.
 */
package io.brewline.benchmarks.way;
