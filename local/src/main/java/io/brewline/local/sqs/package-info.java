/**
 * SQS on this machine, and what hands its messages to the functions as Lambda's event source mappings do.
 *
 * <p>Reading order: {@link io.brewline.local.sqs.LocalSqs}, {@code ElasticMq}; then
 * {@link io.brewline.local.sqs.EventSourcePoller}, {@code BatchGathering}, {@code FunctionCall}, {@code SqsEvents}, {@code BatchVerdict},
 * {@code Invocation}; then {@link io.brewline.local.sqs.QueueChain}.
 */
package io.brewline.local.sqs;
