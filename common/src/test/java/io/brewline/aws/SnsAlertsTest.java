package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Transient;
import io.brewline.testing.RecordingSns;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SnsAlertsTest {
    private final RecordingSns sns = new RecordingSns();
    private final SnsAlerts alerts = new SnsAlerts(sns, "topic");

    @Test
    void carryFileAndReasonToFilterBy() {
        alerts.send(new Alert("Brewline refused a.csv: empty", "s3://landing/a.csv", "empty", "It is empty."));
        assertThat(sns.published()).singleElement().satisfies(alert -> {
            assertThat(alert.message()).isEqualTo("It is empty.\n\nFile: s3://landing/a.csv\nReason: empty\n");
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
    void comeAgainWhereSnsFails() {
        sns.failNext(SdkClientException.create("no route"));
        assertThatThrownBy(() -> alerts.send(new Alert("subject", "file", "reason", "text")))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not alert through topic (SdkClientException).");
    }

    private static String subject(String text) {
        return new Alert(text, "file", "reason", "text").subject();
    }
}
