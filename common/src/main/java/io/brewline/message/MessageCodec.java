package io.brewline.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/**
 * Messages to JSON and back. Every message says its {@code schemaVersion}; unknown fields are ignored, so that a newer
 * writer may add some. The version before is read too, for messages of it are under way while a new one is deployed; any
 * other is refused. Thread-safe.
 */
public final class MessageCodec {
    /** Rises when a reader of the old version would misunderstand a message of the new one. */
    public static final int SCHEMA_VERSION = 2;

    /** The oldest that is read. */
    static final int OLDEST_VERSION = 1;

    private static final String VERSION_FIELD = "schemaVersion";

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** The JSON of {@code message}, on one line. */
    public String write(Message message) {
        ObjectNode json = mapper.valueToTree(message);
        json.put(VERSION_FIELD, SCHEMA_VERSION);
        return json.toString();
    }

    /**
     * Reads the JSON of a message.
     *
     * @param expected the type that the reader's queue carries
     * @throws UnreadableMessage where {@code body} is no such message; its text holds nothing of the body
     */
    public <M extends Message> M read(String body, Class<M> expected) {
        try {
            JsonNode json = mapper.readTree(body);
            JsonNode version = json.path(VERSION_FIELD);
            if (!version.isInt() || version.intValue() < OLDEST_VERSION || version.intValue() > SCHEMA_VERSION) {
                throw new UnreadableMessage("The message's schemaVersion is "
                        + (version.isInt() ? version.toString() : "missing") + " and this function reads "
                        + OLDEST_VERSION + " to " + SCHEMA_VERSION
                        + ": deploy the stages together, then redrive the dead-letter queue.");
            }
            Message message = mapper.treeToValue(upToDate(json, version.intValue()), Message.class);
            if (!expected.isInstance(message)) {
                throw new UnreadableMessage("The message is not of the type " + expected.getSimpleName()
                        + ": check which queue its sender writes to.");
            }
            return expected.cast(message);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // The parser's own words quote the body: they stay out.
            throw new UnreadableMessage("The message is no JSON of the type " + expected.getSimpleName() + " ("
                    + e.getClass().getSimpleName() + "): check what wrote to this queue.");
        }
    }

    /** The file's version that a message is about, as far as that can be told: also of one that is of another version. */
    public Optional<S3ObjectReference> objectOf(String body) {
        try {
            JsonNode object = mapper.readTree(body).path("object");
            return object.isObject()
                    ? Optional.of(mapper.treeToValue(object, S3ObjectReference.class))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The message as the current version would say it; what an older one did not tell stays untold. */
    private static JsonNode upToDate(JsonNode json, int version) {
        if (version == OLDEST_VERSION && json instanceof ObjectNode message) {
            message.putArray("customerKeyVersions");
        }
        return json;
    }
}
