package io.brewline.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.RFC4180Parser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
    private final CsvLine line = new CsvLine();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Leeds", "a,b", "\"", "a \"b\" c", "a\nb", "a\rb", " a ", "caf\u00e9 \u2615", ",", "\",\""})
    void survivesAReader(String text) throws IOException {
        line.text("x").text(text).text(text).end();
        String written = written();
        assertThat(written).endsWith("\n");
        assertThat(new RFC4180Parser().parseLine(written.substring(0, written.length() - 1)))
                .containsExactly("x", text, text);
    }

    @Test
    void quotesOnlyWhereItMust() {
        line.text("plain").text("").text("a,b").text("a\"b").end();
        assertThat(written()).isEqualTo("plain,,\"a,b\",\"a\"\"b\"\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "5, 0.05", "10, 0.10", "1295, 12.95", "999999999999, 9999999999.99"})
    void writesPounds(long pence, String pounds) {
        line.pounds(pence).end();
        assertThat(written()).isEqualTo(pounds + "\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 1234567890123L, Long.MAX_VALUE})
    void writesNumbers(long number) {
        line.number(number).end();
        assertThat(written()).isEqualTo(number + "\n");
    }

    @Test
    void growsAsItMust() {
        String longText = "x".repeat(5_000);
        line.text("a").text(longText).cells("made,before,".getBytes(UTF_8)).end();
        assertThat(written()).isEqualTo("a," + longText + ",made,before\n");
    }

    @Test
    void isUsedAgain() {
        line.text("first").end();
        line.clear();
        line.text("second").end();
        assertThat(written()).isEqualTo("second\n");
        assertThat(line.toByteArray()).isEqualTo("second\n".getBytes(UTF_8));
    }

    private String written() {
        return new String(line.bytes(), 0, line.length(), UTF_8);
    }
}
