package io.brewline.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * "This file's sales are staged": from Transform to Load.
 *
 * @param object the file's version
 * @param contentSha256 of the file's bytes
 * @param stagedSha256 of the staged lines and rejects before compression: versions with equal ones load alike
 * @param layout the layout's name
 * @param counts what was read and what became of it
 * @param rejectedByReason rows rejected, by reason code
 * @param lineParts keys in the staging bucket of the parts that hold the order lines, never empty
 * @param rejectParts keys in the staging bucket of the parts that hold the rejected rows
 * @param customerKeyVersions versions, from 1 and ascending, of the keys under which the customers' tokens in the staged
 *     lines were made; empty where there are none, or in a message of schema version 1, which did not tell
 * @param firstOrder the earliest order
 * @param lastOrder the latest order
 * @param landedAt when the object was created
 * @param extractedAt when Extract had read it
 */
public record TransformedFile(
        S3ObjectReference object,
        String contentSha256,
        String stagedSha256,
        String layout,
        Counts counts,
        SortedMap<String, Long> rejectedByReason,
        List<String> lineParts,
        List<String> rejectParts,
        List<Integer> customerKeyVersions,
        LocalDateTime firstOrder,
        LocalDateTime lastOrder,
        Instant landedAt,
        Instant extractedAt)
        implements Message.ForLoad {
    public TransformedFile {
        rejectedByReason = new TreeMap<>(rejectedByReason);
        lineParts = List.copyOf(lineParts);
        rejectParts = List.copyOf(rejectParts);
        customerKeyVersions = List.copyOf(customerKeyVersions);
        int before = 0;
        for (int version : customerKeyVersions) {
            if (version <= before) {
                throw new IllegalArgumentException("key versions are numbered from 1 and ascend");
            }
            before = version;
        }
    }

    /**
     * What a file held. {@code rows = orders + rejected + duplicates}, always.
     *
     * @param rows data rows read: no headers, no blank lines
     * @param rejected rows that are no sales
     * @param duplicates exact copies of an earlier row, dropped
     * @param orders rows staged
     * @param lines order lines staged
     * @param days distinct days of the orders
     */
    public record Counts(long rows, long rejected, long duplicates, long orders, long lines, int days) {
        public Counts {
            if (rows != orders + rejected + duplicates) {
                throw new IllegalArgumentException("a row is an order, rejected, or a duplicate");
            }
        }
    }
}
