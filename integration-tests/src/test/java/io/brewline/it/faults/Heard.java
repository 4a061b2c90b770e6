package io.brewline.it.faults;

import io.brewline.local.generate.FileRefusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether somebody heard of each file that was refused, and of each that loaded with many rows rejected. */
final class Heard {
    /** More than so many percent of a file's rows rejected are worth an alert. */
    private static final int MANY_PERCENT = 5;

    private Heard() {}

    /** What is missing. */
    static List<String> missing(List<Landed> versions, Cloud cloud) {
        List<String> notices = cloud.s3().contents(Cloud.QUARANTINE).values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
        List<String> missing = new ArrayList<>();
        Map<String, Integer> alerts = new TreeMap<>();
        for (Landed version : versions) {
            reason(version.content()).ifPresent(reason -> {
                Expected.count(
                        alerts, "File: s3://" + Cloud.LANDING + "/" + version.key() + "\nReason: " + reason + "\n");
                if (notices.stream()
                        .noneMatch(notice ->
                                notice.contains(version.paddedSequencer()) && notice.contains('"' + reason + '"'))) {
                    missing.add("no notice about " + version.key() + " " + reason);
                }
            });
        }
        alerts.forEach((words, wanted) -> {
            long sent = cloud.alerts().stream()
                    .filter(alert -> alert.contains(words))
                    .count();
            if (sent < wanted) {
                missing.add("of " + wanted + " alerts only " + sent + " were sent: " + words.replace('\n', ' '));
            }
        });
        return missing;
    }

    private static Optional<String> reason(Content content) {
        if (content.isAccepted()) {
            return content.rejected() * 100 > content.rows() * MANY_PERCENT
                    ? Optional.of("rejects_beyond_limit")
                    : Optional.empty();
        }
        return content.refusal().map(Heard::code);
    }

    private static String code(FileRefusal refusal) {
        return switch (refusal) {
            case EMPTY -> "empty";
            case NOT_TEXT -> "not_text";
            case UNKNOWN_LAYOUT -> "unknown_layout";
            case MOSTLY_BAD_ROWS -> "too_many_rejects";
        };
    }
}
