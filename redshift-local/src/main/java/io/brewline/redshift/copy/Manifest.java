package io.brewline.redshift.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of objects that one COPY loads, in its order; an object listed twice is loaded twice.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">Manifests</a>
 */
record Manifest(List<Entry> entries) {
    record Entry(S3Address address, Presence presence) {}

    /** What a missing object means. */
    enum Presence {
        MANDATORY,
        OPTIONAL
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifest parse(byte[] json) throws IOException {
        JsonNode listed = read(json).path("entries");
        if (!listed.isArray()) {
            throw new SourceFailure("Manifest file is not in expected format - it has no list of entries");
        }
        if (listed.isEmpty()) {
            throw new SourceFailure("Manifest file is not in expected format - it lists no files");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : listed) {
            Presence presence = entry.path("mandatory").asBoolean(false) ? Presence.MANDATORY : Presence.OPTIONAL;
            entries.add(new Entry(S3Address.parse(entry.path("url").asText()), presence));
        }
        return new Manifest(entries);
    }

    private static JsonNode read(byte[] json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new SourceFailure("Problem reading manifest file - it is not JSON with a list of entries", e);
        }
    }
}
