/**
 * Stand-ins for AWS in the memory of a test, for all modules' tests: {@link io.brewline.testing.InMemoryS3}, the
 * recorders of what was sent, and the events that AWS would send.
 */
package io.brewline.testing;
