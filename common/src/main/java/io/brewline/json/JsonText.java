package io.brewline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes a JSON text into memory, UTF-8. Thread-safe. */
public final class JsonText {
    static final JsonFactory FACTORY = new JsonFactory();

    private static final int USUAL_BYTES = 1024;

    private JsonText() {}

    /** What the text holds. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The text of an object with these members, on one line. */
    public static String object(Content members) {
        return new String(objectBytes(members), StandardCharsets.UTF_8);
    }

    /** The bytes of the text of an object with these members, on one line. */
    public static byte[] objectBytes(Content members) {
        return bytes(json -> object(json, members));
    }

    /** The text of an object with these members, one a line, for people. */
    public static String objectInLines(Content members) {
        byte[] bytes = bytes(json -> object(json.useDefaultPrettyPrinter(), members));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text of a list of texts, on one line. */
    public static String list(Collection<String> texts) {
        byte[] bytes = bytes(json -> {
            json.writeStartArray();
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        });
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void object(JsonGenerator json, Content members) throws IOException {
        json.writeStartObject();
        members.writeTo(json);
        json.writeEndObject();
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always writable", e);
        }
        return bytes.toByteArray();
    }
}
