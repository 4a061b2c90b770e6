/**
 * How anything is measured here: contestants take turns, in rounds, and the median counts; what they give is compared
 * first.
 *
 * <p>Reading order: {@link io.brewline.benchmarks.harness.Comparison}, {@link
 * io.brewline.benchmarks.harness.Contestant}, {@link io.brewline.benchmarks.harness.Rounds}, {@link
 * io.brewline.benchmarks.harness.LineSet}, {@link io.brewline.benchmarks.harness.Report}.
 */
package io.brewline.benchmarks.harness;
