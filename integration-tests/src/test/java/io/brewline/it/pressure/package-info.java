/**
 * Many files at once: what becomes of them, and how fast.
 *
 * <p>Reading order: {@link io.brewline.it.pressure.ManyFiles}, {@link io.brewline.it.pressure.Pressure}, {@link
 * io.brewline.it.pressure.ManyFilesTest}.
 */
package io.brewline.it.pressure;
