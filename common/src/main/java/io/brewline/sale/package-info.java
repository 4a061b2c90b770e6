/**
 * The sale itself: branches, products, order lines, money, and the ids that make a replay harmless. JDK only.
 *
 * <p>Reading order: {@link io.brewline.sale.Money}, {@link io.brewline.sale.BranchName}, {@link
 * io.brewline.sale.Product}, {@link io.brewline.sale.Order}, {@link io.brewline.sale.SaleIds}, {@link
 * io.brewline.sale.OrderIds}.
 */
package io.brewline.sale;
