package io.brewline.aws;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where things lie in the staging bucket. A key is a pure function of what lies there, so a rerun writes the same keys:
 *
 * <ul>
 *   <li>{@code lines/v1/<file_id>/<sequencer>/0000.csv.zst}, a version's order lines, parts numbered from 0
 *   <li>{@code rejects/v1/<file_id>/<sequencer>/0000.jsonl.zst}, its rejected rows
 *   <li>{@code manifests/v1/<SHA-256 of the manifest>.lines.json} and {@code ….rejects.json}, what one COPY reads
 * </ul>
 *
 * The 1 is the layout's version: it rises when a reader of the old one would misread the new one.
 */
public final class StagingKeys {
    private static final String LAYOUT = "v1";
    private static final Pattern OTHER_LAYOUT = Pattern.compile("/v\\d+/");
    private static final Pattern PART_NUMBER = Pattern.compile("\\d{4,9}");
    private static final String LINES = ".csv.zst";
    private static final String REJECTS = ".jsonl.zst";

    private StagingKeys() {}

    /** What a manifest lists. */
    public enum Content {
        LINES,
        REJECTS
    }

    /**
     * The key of a part of a file version's order lines.
     *
     * @param part from 0
     */
    public static String linePart(UUID fileId, String sequencer, int part) {
        return folder(Content.LINES, fileId, sequencer) + number(part) + LINES;
    }

    /**
     * The key of a part of a file version's rejected rows.
     *
     * @param part from 0
     */
    public static String rejectPart(UUID fileId, String sequencer, int part) {
        return folder(Content.REJECTS, fileId, sequencer) + number(part) + REJECTS;
    }

    /** Whether {@code key} can be a part of that content of that file version, and of no other. */
    public static boolean isPart(Content content, UUID fileId, String sequencer, String key) {
        String folder = folder(content, fileId, sequencer);
        String suffix = content == Content.LINES ? LINES : REJECTS;
        return key.length() > folder.length() + suffix.length()
                && key.startsWith(folder)
                && key.endsWith(suffix)
                && PART_NUMBER
                        .matcher(key.substring(folder.length(), key.length() - suffix.length()))
                        .matches();
    }

    /** Whether {@code key} is a part of that content in a layout that this version does not know. */
    public static boolean isOfAnotherLayout(Content content, String key) {
        return key.startsWith(word(content))
                && !key.startsWith(word(content) + "/" + LAYOUT + "/")
                && OTHER_LAYOUT.matcher(key.substring(word(content).length())).lookingAt();
    }

    /**
     * The key of a COPY manifest.
     *
     * @param sha256 of the manifest's bytes, 64 hexadecimal digits
     */
    public static String manifest(Content content, String sha256) {
        return "manifests/" + LAYOUT + "/" + sha256 + "." + word(content) + ".json";
    }

    private static String folder(Content content, UUID fileId, String sequencer) {
        return word(content) + "/" + LAYOUT + "/" + fileId + "/" + sequencer + "/";
    }

    private static String word(Content content) {
        return switch (content) {
            case LINES -> "lines";
            case REJECTS -> "rejects";
        };
    }

    private static String number(int part) {
        String digits = Integer.toString(part);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
