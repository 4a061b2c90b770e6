package io.brewline.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brewline.it.cases.TwoStages;
import io.brewline.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A file's way through Extract and Transform: all that left them.
 *
 * @param message what Load was told
 * @param messages the messages as they were sent, to Transform and to Load
 * @param objects what was staged, and the notices, by bucket and key
 * @param alerts as they were published
 * @param log what was logged meanwhile
 */
record Passage(
        Message.ForLoad message,
        List<String> messages,
        SortedMap<String, byte[]> objects,
        List<String> alerts,
        String log) {
    static final String LINES = "staging/lines/";
    static final String REJECTS = "staging/rejects/";
    static final String NOTICES = "quarantine/";

    static Passage of(TwoStages stages, RecordedLog recorded, String key, byte[] bytes) {
        stages.clear();
        recorded.take();
        try {
            Message.ForLoad message = stages.run(key, bytes);
            return new Passage(message, stages.messages(), stages.objects(), stages.alerts(), recorded.take());
        } catch (AssertionError e) {
            throw new AssertionError("A stage failed: " + recorded.take(), e);
        }
    }

    /** The lines of the objects whose names begin with {@code prefix}. */
    List<String> lines(String prefix) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .flatMap(object -> TwoStages.unpacked(object.getValue()).lines())
                .toList();
    }

    long notices() {
        return objects.keySet().stream().filter(key -> key.startsWith(NOTICES)).count();
    }

    boolean isAnythingStaged() {
        return objects.keySet().stream().anyMatch(key -> key.startsWith("staging/"));
    }

    /** All but the staged lines, as one text: no word of a file's content may be in it. */
    String aroundTheLines() {
        String notices = objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(NOTICES))
                .map(object -> new String(object.getValue(), UTF_8))
                .collect(Collectors.joining("\n"));
        return String.join("\n", messages)
                + alerts
                + log
                + objects.keySet()
                + notices
                + String.join("\n", lines(REJECTS));
    }

    /** Whether both left the same bytes behind. */
    boolean leftTheSameAs(Passage other) {
        return messages.equals(other.messages)
                && objects.keySet().equals(other.objects.keySet())
                && objects.entrySet().stream()
                        .allMatch(object -> Arrays.equals(object.getValue(), other.objects.get(object.getKey())))
                && alerts.equals(other.alerts);
    }
}
