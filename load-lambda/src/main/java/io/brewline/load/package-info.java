/**
 * Load answers: is it in the warehouse, exactly once?
 *
 * <p>Reading order: {@link io.brewline.load.LoadHandler} (messages in), {@code BatchLoader} (retries and halves) and {@code
 * BatchResult}, {@code
 * LoadTransaction} (one load from lock to COMMIT), {@code Copy} and {@code Announcements} (what is read), {@code Merge}
 * (what it changes), and with them {@code Step}, whose files are the SQL.
 *
 * <p>The schema that it loads into is another function's, in the same jar: {@link io.brewline.load.SchemaHandler} (the
 * stack's event in, an answer out), {@code WarehouseSetup} (one run), {@link io.brewline.load.WarehouseSchema} and {@code
 * WarehouseUsers} (what it changes; the SQL is in {@code sql/}).
 */
package io.brewline.load;
