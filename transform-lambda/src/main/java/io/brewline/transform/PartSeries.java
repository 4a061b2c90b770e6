package io.brewline.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Rows over as many staged parts as their size needs; all of them appear together, or none. Not thread-safe. */
final class PartSeries {
    private final IntFunction<StagedPart> makePart;
    private final long partBytes;
    private final List<StagedPart> parts = new ArrayList<>();
    private StagedPart current;

    /**
     * A series without a part yet.
     *
     * @param makePart makes the part of that number, from 0
     * @param partBytes the compressed size at which a part ends
     */
    PartSeries(IntFunction<StagedPart> makePart, long partBytes) {
        this.makePart = makePart;
        this.partBytes = partBytes;
    }

    /** Adds whole rows: a part never ends within them. */
    void add(byte[] rows, int length) {
        if (current == null) {
            current = makePart.apply(parts.size());
            parts.add(current);
        }
        current.write(rows, length);
        if (current.compressedBytes() >= partBytes) {
            current.finish();
            current = null;
        }
    }

    void finish() {
        if (current != null) {
            current.finish();
            current = null;
        }
    }

    void publish() {
        parts.forEach(StagedPart::publish);
    }

    void discard() {
        parts.forEach(StagedPart::discard);
    }

    long compressedBytes() {
        return parts.stream().mapToLong(StagedPart::compressedBytes).sum();
    }

    List<String> keys() {
        return parts.stream().map(StagedPart::key).toList();
    }
}
