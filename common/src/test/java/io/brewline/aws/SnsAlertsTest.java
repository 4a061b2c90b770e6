package io.brewline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Transient;
import io.brewline.testing.RecordingSns;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SnsAlertsTest {
    private final RecordingSns sns = new RecordingSns();
    private final SnsAlerts alerts = new SnsAlerts(sns, "topic", "https://example.com/runbook");

    @Test
    void carryFileAndReasonToFilterBy() {
        alerts.send(alert("Brewline refused a.csv: empty", "s3://landing/a.csv", "It is empty."));
        assertThat(sns.published()).singleElement().satisfies(alert -> {
            assertThat(alert.message()).isEqualTo("""
                            It is empty.

                            File: s3://landing/a.csv
                            Reason: empty
                            What to do: Export it again.
                            More: https://example.com/runbook#refused-file
                            """);
            assertThat(alert.messageAttributes().get("file").stringValue()).isEqualTo("s3://landing/a.csv");
            assertThat(alert.messageAttributes().get("reason").stringValue()).isEqualTo("empty");
        });
    }

    @Test
    void haveSubjectsThatSnsAdmits() {
        assertThat(subject("Brewline refused caf\u00e9\n\u2615.csv: empty"))
                .isEqualTo("Brewline refused caf???.csv: empty");
        String longest = "x".repeat(Alert.MAX_SUBJECT_LENGTH);
        assertThat(subject(longest)).isEqualTo(longest);
        assertThat(subject(longest + "y")).isEqualTo("x".repeat(Alert.MAX_SUBJECT_LENGTH - 3) + "...");
    }

    @Test
    void staySmallerThanSnsAdmits() {
        String wide = "\u4e16".repeat(300_000);
        alerts.send(alert("subject", wide, wide));
        assertThat(sns.published()).singleElement().satisfies(alert -> {
            int bytes = alert.message().getBytes(UTF_8).length
                    + alert.messageAttributes().get("file").stringValue().getBytes(UTF_8).length;
            assertThat(bytes).isLessThan(256 << 10);
        });
    }

    @Test
    void holdNoControlCharactersThatSnsRefuses() {
        assertThat(alert("subject", "s3://landing/a\u0001\tb.csv\nWhat to do: pay\u2028\u202E", "one\ntwo\u0007"))
                .extracting(Alert::file, Alert::text)
                .containsExactly("s3://landing/a??b.csv?What to do: pay??", "one\ntwo?");
    }

    @Test
    void comeAgainWhereSnsFails() {
        sns.failNext(SdkClientException.create("no route"));
        assertThatThrownBy(() -> alerts.send(alert("subject", "file", "text")))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not alert through topic (SdkClientException).");
    }

    private static String subject(String text) {
        return alert(text, "file", "text").subject();
    }

    private static Alert alert(String subject, String file, String text) {
        return new Alert(subject, file, "empty", text, "Export it again.", Runbook.REFUSED_FILE);
    }
}
