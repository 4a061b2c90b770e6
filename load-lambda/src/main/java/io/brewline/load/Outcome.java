package io.brewline.load;

/**
 * What one load did, for the log.
 *
 * @param versions recorded
 * @param orders inserted
 * @param lines inserted
 * @param withdrawn orders that no claim holds any longer
 */
record Outcome(long versions, long orders, long lines, long withdrawn) {}
