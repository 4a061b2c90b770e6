/**
 * What the three Lambdas share of AWS.
 *
 * <p>Reading order: {@link io.brewline.aws.Settings} and {@link io.brewline.aws.AwsClients} (how a function starts),
 * {@link io.brewline.aws.BatchLoop} (how a batch is worked through), {@link io.brewline.aws.LandingObjects}, {@link
 * io.brewline.aws.MessageQueue}, {@link io.brewline.aws.StagingKeys}, {@link io.brewline.aws.Alerts} and {@link io.brewline.aws.Runbook}, {@link
 * io.brewline.aws.Refusals}, {@link io.brewline.aws.Secrets}.
 */
package io.brewline.aws;
