package io.brewline.branchfile;

/**
 * How far a file may unpack.
 *
 * @param maxBytes the largest size once unpacked, in bytes
 * @param maxRatio the largest unpacked size for each packed byte
 */
public record UnpackLimits(long maxBytes, long maxRatio) {
    /** One gibibyte, and a ratio that no till's text reaches: tills' files pack to a fifth to a tenth. */
    public static final UnpackLimits DEFAULT = new UnpackLimits(1L << 30, 250);

    public UnpackLimits {
        if (maxBytes < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
    }
}
