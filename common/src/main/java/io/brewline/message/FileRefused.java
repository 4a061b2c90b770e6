package io.brewline.message;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * "Nothing of this file can be loaded": from Extract or Transform to Load, which records it.
 *
 * @param object the file's version
 * @param stage who refused it
 * @param reason a file's reason code
 * @param detail what was found, in figures; never content
 * @param rows data rows read before it was refused
 * @param rejectedByReason rows rejected before it was refused, by reason code
 * @param landedAt when the object was created
 */
public record FileRefused(
        S3ObjectReference object,
        Stage stage,
        String reason,
        String detail,
        long rows,
        SortedMap<String, Long> rejectedByReason,
        Instant landedAt)
        implements Message.ForLoad {
    public FileRefused {
        rejectedByReason = new TreeMap<>(rejectedByReason);
    }

    /** A stage that can refuse a file. */
    public enum Stage {
        EXTRACT,
        TRANSFORM
    }
}
