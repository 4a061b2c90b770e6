package io.brewline.load;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The versions that a batch of messages tells of, each once, and who told of them. Not thread-safe. */
final class Deliveries {
    private final Map<VersionId, FileVersion> versions = new LinkedHashMap<>();
    private final Map<VersionId, List<SQSMessage>> messages = new LinkedHashMap<>();

    void add(SQSMessage message, FileVersion version) {
        versions.merge(version.id(), version, FileVersion::newsOf);
        messages.computeIfAbsent(version.id(), id -> new ArrayList<>()).add(message);
    }

    List<FileVersion> versions() {
        return List.copyOf(versions.values());
    }

    /** Every message about that version: they share its fate. */
    List<SQSMessage> about(VersionId id) {
        return messages.get(id);
    }
}
