/**
 * The log of a function: one JSON object a line, on standard output.
 *
 * <p>Reading order: {@link io.brewline.log.JsonLogProvider} (found by SLF4J), {@code JsonLogger} (which lines are
 * written), {@code JsonLine} (what a line holds).
 */
package io.brewline.log;
