package io.brewline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Misconfigured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerKeysTest {
    // Appears in every secret below: nothing that is said may hold it.
    private static final String SECRET = "hush-hush-hush-hush";

    @Test
    void areOneForAllTimeInPlainText() {
        CustomerKeys keys = CustomerKeys.parse(SECRET);
        assertThat(keys.newestVersion()).isEqualTo(1);
        assertThat(keys.newestFrom()).isEqualTo(LocalDate.MIN);
        assertThat(keys.keys().get(0).text()).hasValue(SECRET);
    }

    @Test
    void areWhatTheyWereOnceStored() {
        CustomerKeys keys = CustomerKeys.parse(SECRET)
                .and("0123456789abcdef", LocalDate.of(2026, 12, 1))
                .without(1);
        CustomerKeys stored = CustomerKeys.parse(keys.secretText());
        assertThat(stored.keys()).isEqualTo(keys.keys());
        assertThat(keys.secretText()).doesNotContain(SECRET);
        assertThat(stored.live()).isEqualTo(1);
    }

    @Test
    void printNoKey() {
        CustomerKeys keys = CustomerKeys.parse(SECRET).and(SECRET + SECRET, LocalDate.of(2026, 12, 1));
        assertThat(keys).asString().isEqualTo("[version 1, version 2 from 2026-12-01]");
        assertThat(keys.without(1)).asString().isEqualTo("[version 1, retired, version 2 from 2026-12-01]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            hush                                                                             | fewer than 16 characters
            {"keys":[{"version":1,"key":"hush-hush-hush-hush"}                               | begins like JSON
            {"keys":[{"version":1,"key":"hush-hush-hush-hush"}]} and more                    | begins like JSON
            {"key":"hush-hush-hush-hush"}                                                    | begins like JSON
            {hush-hush-hush-hush                                                             | begins like JSON
            {"keys":[]}                                                                      | holds no key
            {"keys":["hush-hush-hush-hush"]}                                                 | no ascending whole numbers
            {"keys":[{"version":0,"key":"hush-hush-hush-hush"}]}                             | no ascending whole numbers
            {"keys":[{"version":"hush-hush-hush-hush"}]}                                     | no ascending whole numbers
            {"keys":[{"version":2,"key":null},{"version":1,"key":"hush-hush-hush-hush","from":"2026-12-01"}]} | no ascending whole numbers
            {"keys":[{"version":2,"key":null},{"version":2,"key":"hush-hush-hush-hush","from":"2026-12-01"}]} | no ascending whole numbers
            {"keys":[{"version":1,"key":"hush"}]}                                            | of version 1 has fewer than 16 characters
            {"keys":[{"version":1,"key":12345678901234567890}]}                              | of version 1 is no text
            {"keys":[{"version":1},{"version":2,"key":"hush-hush-hush-hush"}]}               | of version 2 has no "from"
            {"keys":[{"version":1},{"version":2,"from":"hush-hush-hush-hush"}]}              | of version 2 has a "from" that is no date
            {"keys":[{"version":1},{"version":2,"from":"2026-02-30"}]}                       | of version 2 has a "from" that is no date
            {"keys":[{"version":1,"from":"2026-12-01"},{"version":2,"from":"2026-12-01"}]}   | does not begin after the one before it
            """)
    void areRefusedInASentenceThatQuotesNothing(String secret, String sentence) {
        assertThatThrownBy(() -> CustomerKeys.parse(secret))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(sentence)
                .hasNoCause()
                .satisfies(refusal -> {
                    StringWriter trace = new StringWriter();
                    refusal.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("hush");
                });
    }

    @Test
    void mayLackTextOnceRetired() {
        CustomerKeys keys =
                CustomerKeys.parse("{\"keys\":[{\"version\":1},{\"version\":2,\"key\":null,\"from\":\"2026-12-01\"}]}");
        assertThat(keys.live()).isZero();
    }
}
