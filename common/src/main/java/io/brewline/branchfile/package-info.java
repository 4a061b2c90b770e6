/**
 * What branch files look like, and how to read one: unpacking, lines, cells, layouts. Extract and Transform read files
 * through here and nowhere else.
 *
 * <p>Reading order: {@link io.brewline.branchfile.Field}, {@link io.brewline.branchfile.Layout} (the layouts as data),
 * {@link io.brewline.branchfile.Header}, {@link io.brewline.branchfile.BasketGrammar}, {@link
 * io.brewline.branchfile.BasketReader}, {@link io.brewline.branchfile.Unpacker}, {@link
 * io.brewline.branchfile.LineReader}, {@link io.brewline.branchfile.RowReader}.
 */
package io.brewline.branchfile;
