/**
 * Queues and functions joined as Lambda joins them: a queue's messages go to a function as JSON, and its answer says which of
 * them are done with. Whether the function is an object here or a process of its own makes no difference.
 *
 * <p>Reading order: {@code JsonFunction}, {@code SqsEventJson}, {@code QueueDelivery}.
 */
package io.brewline.it.delivery;
