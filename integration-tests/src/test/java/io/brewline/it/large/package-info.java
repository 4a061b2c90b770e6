/**
 * A large file through the three handlers as shipped, each in a JVM of its own; run by {@code integration-tests/one-gigabyte}.
 *
 * <p>Reading order: {@code OneGigabyte}, {@code StageProcess}.
 */
package io.brewline.it.large;
