/**
 * What operators see of the stages: log lines, and metrics among them.
 *
 * <p>Reading order: {@link io.brewline.telemetry.Stage}, {@link io.brewline.telemetry.LogKey} and {@link
 * io.brewline.telemetry.LogScope} (log lines), {@link io.brewline.telemetry.Metric}, {@link
 * io.brewline.telemetry.Measurement} and {@link io.brewline.telemetry.Metrics} (figures).
 */
package io.brewline.telemetry;
