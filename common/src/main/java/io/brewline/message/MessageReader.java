package io.brewline.message;

import io.brewline.json.JsonValue;
import io.brewline.message.TransformedFile.Counts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads messages out of JSON. What is missing or of another kind is an {@link IllegalArgumentException} that quotes nothing. */
final class MessageReader {
    private final JsonValue json;
    private final int version;

    MessageReader(JsonValue json, int version) {
        this.json = json;
        this.version = version;
    }

    /** The message, as one of the current version. */
    Message message() {
        return switch (text(MessageCodec.TYPE_FIELD)) {
            case "ExtractedFile" -> extracted();
            case "TransformedFile" -> transformed();
            case "FileRefused" -> refused();
            default -> throw new IllegalArgumentException("an unknown type");
        };
    }

    private ExtractedFile extracted() {
        return new ExtractedFile(
                object(json.at("object")),
                text("contentSha256"),
                ExtractedFile.Compression.valueOf(text("compression")),
                text("charset"),
                text("layout"),
                numbers("columns", MessageReader::small),
                instant("landedAt"));
    }

    private TransformedFile transformed() {
        JsonValue counts = json.at("counts");
        return new TransformedFile(
                object(json.at("object")),
                text("contentSha256"),
                text("stagedSha256"),
                text("layout"),
                new Counts(
                        number(counts.at("rows")),
                        number(counts.at("rejected")),
                        number(counts.at("duplicates")),
                        number(counts.at("orders")),
                        number(counts.at("lines")),
                        small(counts.at("days"))),
                numbers("rejectedByReason", MessageReader::number),
                texts("lineParts"),
                texts("rejectParts"),
                keyVersions(),
                LocalDateTime.parse(text("firstOrder")),
                LocalDateTime.parse(text("lastOrder")),
                instant("landedAt"),
                instant("extractedAt"));
    }

    /** What the oldest version did not tell stays untold. */
    private List<Integer> keyVersions() {
        return version == MessageCodec.OLDEST_VERSION
                ? List.of()
                : list("customerKeyVersions").stream().map(MessageReader::small).toList();
    }

    private FileRefused refused() {
        return new FileRefused(
                object(json.at("object")),
                FileRefused.Stage.valueOf(text("stage")),
                text("reason"),
                json.at("detail").text().orElse(null),
                number(json.at("rows")),
                numbers("rejectedByReason", MessageReader::number),
                instant("landedAt"));
    }

    /** The version of a file that {@code object} names. */
    static S3ObjectReference object(JsonValue object) {
        return new S3ObjectReference(
                required(object, "bucket"),
                required(object, "key"),
                object.at("versionId").text().orElse(null),
                object.at("eTag").text().orElse(null),
                required(object, "sequencer"),
                number(object.at("size")));
    }

    private <N> SortedMap<String, N> numbers(String name, Function<JsonValue, N> number) {
        JsonValue values = json.at(name);
        if (!values.isObject()) {
            throw lacking(name);
        }
        SortedMap<String, N> numbers = new TreeMap<>();
        values.members().forEach((key, value) -> numbers.put(key, number.apply(value)));
        return numbers;
    }

    private List<JsonValue> list(String name) {
        if (!json.at(name).isList()) {
            throw lacking(name);
        }
        return json.at(name).elements();
    }

    private List<String> texts(String name) {
        return list(name).stream()
                .map(each -> each.text().orElseThrow(() -> lacking(name)))
                .toList();
    }

    private Instant instant(String name) {
        return Instant.parse(text(name));
    }

    private String text(String name) {
        return required(json, name);
    }

    private static String required(JsonValue object, String name) {
        return object.at(name).text().orElseThrow(() -> lacking(name));
    }

    private static long number(JsonValue value) {
        return value.wholeNumber().orElseThrow(() -> new IllegalArgumentException("no whole number"));
    }

    private static int small(JsonValue value) {
        try {
            return Math.toIntExact(number(value));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("too large a number", e);
        }
    }

    private static IllegalArgumentException lacking(String name) {
        return new IllegalArgumentException(name + " is missing, or of another kind");
    }
}
