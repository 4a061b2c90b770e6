package io.brewline.sale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBytesTest {
    private final TextBytes bytes = new TextBytes();

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1234567890123L, Long.MAX_VALUE})
    void writesNumbers(long number) {
        bytes.number(number);
        assertThat(written()).isEqualTo(Long.toString(number));
    }

    @Test
    void writesTwoDigits() {
        bytes.twoDigits(7).ascii(' ').twoDigits(12).ascii(' ').twoDigits(0);
        assertThat(written()).isEqualTo("07 12 00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T09:05:00, 2026-02-01T09:05:00",
        "2026-12-31T23:59:48, 2026-12-31T23:59:48",
        "0001-01-01T00:00:00, 0001-01-01T00:00:00"
    })
    void writesTimes(LocalDateTime at, String text) {
        bytes.time(at, 'T');
        assertThat(written()).isEqualTo(text);
    }

    @Test
    void writesIdsAsTheyPrint() {
        Random random = new Random(21);
        for (int i = 0; i < 1_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            bytes.truncate(0);
            bytes.uuid(id);
            assertThat(written()).isEqualTo(id.toString());
        }
    }

    @Test
    void growsAsItMust() {
        String text = "caf\u00e9 \u2615".repeat(1_000);
        TextBytes copy = new TextBytes();
        bytes.text(text).ascii('|').add("made".getBytes(UTF_8));
        copy.add(bytes).add(bytes);
        assertThat(new String(copy.toByteArray(), UTF_8)).isEqualTo((text + "|made").repeat(2));
    }

    private String written() {
        return new String(bytes.bytes(), 0, bytes.length(), UTF_8);
    }
}
