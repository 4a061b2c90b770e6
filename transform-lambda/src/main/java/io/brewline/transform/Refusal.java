package io.brewline.transform;

import io.brewline.failure.BadInput;
import java.util.SortedMap;

/**
 * A file that turned out to be refused, and how far it got.
 *
 * @param cause why
 * @param rows data rows read
 * @param rejectedByReason rows rejected, by reason code
 */
record Refusal(BadInput cause, long rows, SortedMap<String, Long> rejectedByReason) implements Outcome {}
