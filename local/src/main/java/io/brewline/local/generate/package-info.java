/**
 * Writes branch files as a real chain's tills write them, together with the truth of what a correct load must give.
 *
 * <p>Reading order: {@link io.brewline.local.generate.GeneratorOptions} (what is asked for),
 * {@link io.brewline.local.generate.BranchFileGenerator} (the way in), then the way of one row: {@code DayShape} (when),
 * {@code OrderFactory} (what was ordered, from {@code Menu}, {@code PriceList} and {@code Customers}), {@code LayoutRows}
 * (how a till writes it), {@code RowDirt} (what goes wrong), {@code RowPrinter} (the bytes) and
 * {@link io.brewline.local.generate.ExpectedLoad} (the truth).
 *
 * <p>Every choice comes from a seeded generator per branch and day: the same options give the same bytes, and one branch
 * more changes no other branch's files. Nothing here reads a clock, a zone or a locale.
 */
package io.brewline.local.generate;
