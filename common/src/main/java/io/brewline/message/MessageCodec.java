package io.brewline.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.brewline.json.JsonText;
import io.brewline.json.JsonValue;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.OptionalInt;

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

    static final String VERSION_FIELD = "schemaVersion";
    static final String TYPE_FIELD = "type";

    /** The JSON of {@code message}, on one line. */
    public String write(Message message) {
        return JsonText.object(json -> new MessageWriter(json).write(message));
    }

    /**
     * Reads the JSON of a message.
     *
     * @param expected the type that the reader's queue carries
     * @throws UnreadableMessage where {@code body} is no such message; its text holds nothing of the body
     */
    public <M extends Message> M read(String body, Class<M> expected) {
        try {
            JsonValue json = JsonValue.parse(body);
            int version = version(json);
            Message message = new MessageReader(json, version).message();
            if (!expected.isInstance(message)) {
                throw new UnreadableMessage("The message is not of the type " + expected.getSimpleName()
                        + ": check which queue its sender writes to.");
            }
            return expected.cast(message);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            // The parser's own words quote the body: they stay out.
            throw new UnreadableMessage("The message is no JSON of the type " + expected.getSimpleName() + " ("
                    + e.getClass().getSimpleName() + "): check what wrote to this queue.");
        }
    }

    private static int version(JsonValue json) {
        OptionalInt version = json.at(VERSION_FIELD).wholeNumber().stream()
                .filter(number -> number == (int) number)
                .mapToInt(number -> (int) number)
                .findFirst();
        if (version.isEmpty() || version.getAsInt() < OLDEST_VERSION || version.getAsInt() > SCHEMA_VERSION) {
            throw new UnreadableMessage("The message's schemaVersion is "
                    + (version.isPresent() ? version.getAsInt() : "missing") + " and this function reads "
                    + OLDEST_VERSION + " to " + SCHEMA_VERSION
                    + ": deploy the stages together, then redrive the dead-letter queue.");
        }
        return version.getAsInt();
    }

    /** The file's version that a message is about, as far as that can be told: also of one that is of another version. */
    public Optional<S3ObjectReference> objectOf(String body) {
        try {
            JsonValue object = JsonValue.parse(body).at("object");
            return object.isObject() ? Optional.of(MessageReader.object(object)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
