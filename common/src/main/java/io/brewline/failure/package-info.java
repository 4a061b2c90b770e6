/**
 * The three ways to fail, and the reasons that operators read.
 *
 * <p>A bad row is a value, a {@link io.brewline.failure.Reason}, not an exception. {@link io.brewline.failure.BadInput}
 * refuses a file and is never retried, {@link io.brewline.failure.Misconfigured} stops a function at its start, {@link
 * io.brewline.failure.Transient} is retried. A failure that is {@link io.brewline.failure.Explained} may be shown
 * to people as it is.
 */
package io.brewline.failure;
