/**
 * How fast Brewline is, beside others who do the same work.
 *
 * <p>Reading order: {@link io.brewline.benchmarks.Benchmarks}, {@code harness}, {@code data}, then a package for each
 * comparison.
 */
package io.brewline.benchmarks;
