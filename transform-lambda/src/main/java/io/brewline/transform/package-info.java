/**
 * Transform answers: which of a file's rows are sales?
 *
 * <p>Reading order: {@link io.brewline.transform.TransformHandler}, {@code FileTransformer} (one pass over the rows),
 * {@code RowParser} (a row to an order or a reason), {@code CustomerKeySource}, {@code SeenOrders} (duplicates and
 * occurrences), {@code StagedFile} and {@code StagedPart} (what is written, and when it becomes visible),
 * {@code TransformMetrics}.
 */
package io.brewline.transform;
