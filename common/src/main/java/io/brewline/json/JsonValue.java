package io.brewline.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A value of a JSON text (RFC 8259), or the lack of one: asking what is not there gives a value that is absent, so that a
 * reader asks along a path and judges at its end. Immutable.
 */
public final class JsonValue {
    private static final JsonValue ABSENT = new JsonValue(null);

    /** A {@code Map}, a {@code List}, a {@code String}, a {@code Long}, another number, a {@code Boolean}, or null. */
    private final Object value;

    private JsonValue(Object value) {
        this.value = value;
    }

    /**
     * The value of a text.
     *
     * @throws JsonProcessingException where it is not JSON, or more than one value; its message quotes the text
     */
    public static JsonValue parse(String text) throws JsonProcessingException {
        try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
            return whole(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always readable", e);
        }
    }

    /**
     * The value of a text, UTF-8.
     *
     * @throws JsonProcessingException where it is not JSON, or more than one value; its message quotes the text
     */
    public static JsonValue parse(InputStream text) throws IOException {
        try (JsonParser parser = JsonText.FACTORY.createParser(text)) {
            return whole(parser);
        }
    }

    private static JsonValue whole(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new TokenUnexpected("an empty text", parser);
        }
        Object value = value(parser, first);
        if (parser.nextToken() != null) {
            throw new TokenUnexpected("more than one value", parser);
        }
        return new JsonValue(value);
    }

    /** A text that is made of JSON's tokens and still is no JSON. */
    private static final class TokenUnexpected extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        TokenUnexpected(String what, JsonParser parser) {
            super(what, parser.currentLocation());
        }
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new TokenUnexpected("no value", parser);
        };
    }

    private static Number number(JsonParser parser) throws IOException {
        Number number = parser.getNumberValue();
        return number instanceof Integer small ? (Number) small.longValue() : number;
    }

    private static Map<String, JsonValue> members(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, new JsonValue(value(parser, parser.nextToken())));
        }
        return members;
    }

    private static List<JsonValue> elements(JsonParser parser) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(new JsonValue(value(parser, token)));
        }
        return elements;
    }

    /** What lies at the end of a path of names; absent where that is nothing. */
    public JsonValue at(String... path) {
        JsonValue found = this;
        for (String name : path) {
            found = found.members().getOrDefault(name, ABSENT);
        }
        return found;
    }

    /** Whether there is nothing, or null. */
    public boolean isAbsent() {
        return value == null;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    public boolean isList() {
        return value instanceof List;
    }

    /** Of an object, in the text's order; none of anything else. */
    @SuppressWarnings("unchecked")
    public Map<String, JsonValue> members() {
        return value instanceof Map<?, ?> map ? (Map<String, JsonValue>) map : Map.of();
    }

    /** Of a list; none of anything else. */
    @SuppressWarnings("unchecked")
    public List<JsonValue> elements() {
        return value instanceof List<?> list ? (List<JsonValue>) list : List.of();
    }

    /** Of a string alone. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Of a whole number that 64 bits hold. */
    public OptionalLong wholeNumber() {
        return value instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
