/**
 * Load alone, with what it reads in memory. Read {@link io.brewline.benchmarks.load.GrownComparison} first, then {@link
 * io.brewline.benchmarks.load.WaitingComparison}.
 */
package io.brewline.benchmarks.load;
