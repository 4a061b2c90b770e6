package io.brewline.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.message.ExtractedFile.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final String SECRET = "Ann Example";
    private static final Instant LANDED = Instant.parse("2026-03-02T18:30:00.123Z");
    private static final S3ObjectReference OBJECT =
            new S3ObjectReference("landing", "caf\u00e9/sales 1.csv", "v1", "149603e6", "00AB", 1234);
    private static final ExtractedFile EXTRACTED = new ExtractedFile(
            OBJECT,
            "ab".repeat(32),
            Compression.GZIP,
            "UTF-8",
            "supercafe",
            new TreeMap<>(Map.of("ordered_at", 0, "branch", 1, "basket", 3, "total", 4, "payment", 5, "card", 6)),
            LANDED);
    private static final TransformedFile TRANSFORMED = new TransformedFile(
            OBJECT,
            "ab".repeat(32),
            "cd".repeat(32),
            "supercafe",
            new TransformedFile.Counts(10, 2, 1, 7, 9, 1),
            new TreeMap<>(Map.of("total_mismatch", 2L)),
            List.of("lines/v1/f/s/0000.csv.zst"),
            List.of("rejects/v1/f/s/0000.jsonl.zst"),
            List.of(1, 3),
            LocalDateTime.parse("2026-03-02T09:00:00"),
            LocalDateTime.parse("2026-03-02T17:59:48"),
            LANDED,
            Instant.parse("2026-03-02T18:30:05Z"));
    private static final FileRefused REFUSED = new FileRefused(
            new S3ObjectReference("landing", "a.csv", null, null, "00AB", 0),
            FileRefused.Stage.EXTRACT,
            "empty",
            "The file has no content.",
            0,
            new TreeMap<>(),
            LANDED);

    private final MessageCodec codec = new MessageCodec();
    private final JsonMapper json = new JsonMapper();

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("ExtractedFile", EXTRACTED),
                Arguments.of("TransformedFile", TRANSFORMED),
                Arguments.of("FileRefused", REFUSED));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesWhatIsAgreedOn(String type, Message message) throws IOException {
        String written = codec.write(message);
        assertThat(json.readTree(written)).isEqualTo(json.readTree(golden(type)));
        assertThat(written).doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatIsAgreedOn(String type, Message message) throws IOException {
        assertThat(codec.read(golden(type), Message.class)).isEqualTo(message);
        assertThat(codec.read(codec.write(message), message.getClass())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsWhatTheVersionBeforeSaid(String type, Message message) throws IOException {
        Message expected = message instanceof TransformedFile file ? withoutKeyVersions(file) : message;
        assertThat(codec.read(golden("v1/" + type), Message.class)).isEqualTo(expected);
    }

    @Test
    void holdsAMessageOfThisVersionToWhatItMustSay() throws IOException {
        String without = golden("TransformedFile").replace("\"customerKeyVersions\": [1, 3],", "");
        assertThatThrownBy(() -> codec.read(without, TransformedFile.class)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[-1]", "[2, 1]", "[1, 1]", "[\"Ann Example\"]", "null", "[null]"})
    void refusesKeyVersionsThatAreNone(String versions) throws IOException {
        String other = golden("TransformedFile").replace("[1, 3]", versions);
        assertThatThrownBy(() -> codec.read(other, TransformedFile.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void ignoresWhatANewerWriterAdds() throws IOException {
        String newer = golden("FileRefused")
                .replaceFirst("\\{", "{\"mood\": \"sad\", ")
                .replaceFirst("\"object\": *\\{", "\"object\": {\"colour\": [1], ");
        assertThat(codec.read(newer, FileRefused.class)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "-1", "\"1\"", "1.0", "null", "{}", "99999999999"})
    void refusesAnotherSchemaVersion(String version) throws IOException {
        String other = golden("ExtractedFile").replaceFirst("\"schemaVersion\": *2", "\"schemaVersion\": " + version);
        assertThatThrownBy(() -> codec.read(other, ExtractedFile.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageMatching(
                        "The message's schemaVersion is (-?\\d|missing) and this function reads 1 to 2: .*redrive.*");
    }

    @Test
    void tellsTheFileOfAMessageThatItCannotRead() throws IOException {
        String later = golden("ExtractedFile").replaceFirst("\"schemaVersion\": *2", "\"schemaVersion\": 3");
        assertThat(codec.objectOf(later)).contains(OBJECT);
        assertThat(codec.objectOf(golden("v1/FileRefused"))).contains(REFUSED.object());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"object\": \"a.csv\"}",
                "{\"object\": {}}",
                "{\"object\": {\"key\": \"k\"}}"
            })
    void tellsNoFileWhereThereIsNone(String body) {
        assertThat(codec.objectOf(body)).isEmpty();
    }

    @Test
    void refusesAMessageWithoutASchemaVersion() {
        assertThatThrownBy(() -> codec.read("{\"type\": \"ExtractedFile\"}", ExtractedFile.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("schemaVersion is missing");
    }

    @Test
    void refusesAMessageOfAnotherQueue() {
        assertThatThrownBy(() -> codec.read(codec.write(EXTRACTED), Message.ForLoad.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("The message is not of the type ForLoad: check which queue its sender writes to.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann Example",
                "\"Ann Example\"",
                "null",
                "[]",
                "{\"Ann Example\": ",
                "{\"schemaVersion\": 2, \"name\": \"Ann Example\"}",
                "{\"schemaVersion\": 2, \"type\": \"Ann Example\"}",
                "{\"schemaVersion\": 2, \"type\": \"ExtractedFile\"}",
                "{\"schemaVersion\": 2, \"type\": \"ExtractedFile\", \"object\": \"Ann Example\"}",
                "{\"schemaVersion\": 2, \"type\": \"ExtractedFile\", \"landedAt\": \"Ann Example\"}",
                "{\"schemaVersion\": 2, \"type\": \"ExtractedFile\", \"compression\": \"Ann Example\"}",
                "{\"schemaVersion\": 2, \"type\": \"ExtractedFile\", \"object\": {\"bucket\": \"b\", \"key\": \"k\","
                        + " \"sequencer\": \"Ann Example\", \"size\": 1}}"
            })
    void quotesNothingOfWhatItCannotRead(String body) {
        assertThatThrownBy(() -> codec.read(body, ExtractedFile.class))
                .isInstanceOf(UnreadableMessage.class)
                .hasNoCause()
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void holdsCountsThatAddUp() {
        assertThatThrownBy(() -> new TransformedFile.Counts(10, 2, 1, 8, 9, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TransformedFile withoutKeyVersions(TransformedFile file) {
        return new TransformedFile(
                file.object(),
                file.contentSha256(),
                file.stagedSha256(),
                file.layout(),
                file.counts(),
                file.rejectedByReason(),
                file.lineParts(),
                file.rejectParts(),
                List.of(),
                file.firstOrder(),
                file.lastOrder(),
                file.landedAt(),
                file.extractedAt());
    }

    private static String golden(String type) throws IOException {
        try (InputStream file = MessageCodecTest.class.getResourceAsStream("/messages/" + type + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
