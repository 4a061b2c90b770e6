package io.brewline.load;

/**
 * A version that a load recorded, and what it changed, for the log and the metrics.
 *
 * @param version new in the ledger
 * @param orders inserted
 * @param lines inserted
 * @param withdrawn orders that no claim holds any longer
 */
record Recorded(FileVersion version, long orders, long lines, long withdrawn) {}
