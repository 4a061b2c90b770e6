/**
 * The inner pieces of Transform, each alone, by JMH. Read {@link io.brewline.benchmarks.pieces.PiecesComparison} first, then
 * {@link io.brewline.benchmarks.pieces.SampleDay}; what is not public is measured by {@link io.brewline.transform.StagingPieces}.
 */
package io.brewline.benchmarks.pieces;
