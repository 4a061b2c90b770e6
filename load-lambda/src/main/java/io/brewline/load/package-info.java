/**
 * Load answers: is it in the warehouse, exactly once?
 *
 * <p>Reading order: {@link io.brewline.load.LoadHandler} (messages in), {@code BatchLoader} (retries and halves), {@code
 * LoadTransaction} (one load from lock to COMMIT), {@code Copy} and {@code Announcements} (what is read), {@code Merge}
 * (what it changes), and with them {@code Step}, whose files are the SQL.
 */
package io.brewline.load;
