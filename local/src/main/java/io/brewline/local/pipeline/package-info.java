/**
 * The services and the three handlers in one process, driven as AWS drives them.
 *
 * <p>Reading order: {@link io.brewline.local.pipeline.StateFolder}, {@link io.brewline.local.pipeline.LocalPipeline},
 * {@link io.brewline.local.pipeline.LocalWarehouse}, {@link io.brewline.local.pipeline.RedshiftStart}, {@code Stages}, {@link io.brewline.local.pipeline.LocalAlerts}, {@code LocalSecrets},
 * {@link io.brewline.local.pipeline.CustomerKeyFile}, {@link io.brewline.local.pipeline.RawFileExpiry}.
 */
package io.brewline.local.pipeline;
