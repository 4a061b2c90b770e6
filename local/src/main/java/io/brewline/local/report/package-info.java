/**
 * What became of each file, and a look at the sales: asked of the warehouse, shown as text or JSON.
 *
 * <p>Reading order: {@link io.brewline.local.report.RunResult}, {@link io.brewline.local.report.RunReport} (asks), {@link
 * io.brewline.local.report.TextReport} and {@link io.brewline.local.report.SalesPicture} (show).
 */
package io.brewline.local.report;
