package io.brewline.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.message.S3ObjectReference;
import io.brewline.message.UnreadableMessage;
import io.brewline.testing.CapturedOutput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3EventsTest {
    private static final String ETAG = "7a1de3ad4a2b8fdb8f9c0d0a3a4b5c6d";

    private final S3Events events = new S3Events("landing");

    @Test
    void tellAnObjectsVersion() {
        assertThat(events.created(EventFiles.read("created")))
                .containsExactly(new ObjectCreated(
                        new S3ObjectReference(
                                "landing", "leeds/sales.csv", "version-1", ETAG, "0055AED6DCD90281E5", 114),
                        Instant.parse("2026-03-02T18:30:00.123Z")));
    }

    @Test
    void tellAnObjectWithoutVersions() {
        assertThat(events.created(EventFiles.read("created-in-a-bucket-without-versions")))
                .singleElement()
                .satisfies(created -> {
                    assertThat(created.object().versionId()).isNull();
                    assertThat(created.object().eTag()).isEqualTo(ETAG);
                });
    }

    @Test
    void tellSeveralObjects() {
        assertThat(events.created(EventFiles.read("several-records")))
                .extracting(created -> created.object().key())
                .containsExactly("leeds/sales.csv", "york/sales.csv");
    }

    @Test
    void tellNothingOfATest() {
        assertThat(events.created(EventFiles.read("test-event"))).isEmpty();
    }

    @Test
    void tellNothingOfOtherBucketsOtherKindsAndFolders() {
        try (CapturedOutput log = new CapturedOutput()) {
            assertThat(events.created(EventFiles.read("not-for-us"))).isEmpty();
            assertThat(log.text())
                    .contains(
                            "An event ObjectCreated:Put of bucket payroll was ignored",
                            "An event ObjectRemoved:DeleteMarkerCreated of bucket landing was ignored",
                            "An event LifecycleExpiration:Delete of bucket landing was ignored");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "leeds/sales+1.csv, leeds/sales 1.csv",
        "leeds/sales%2B1.csv, leeds/sales+1.csv",
        "leeds/sales+%281%29+%5Bnew%5D.csv, leeds/sales (1) [new].csv",
        "caf%C3%A9/t%C3%A4glich.csv, caf\u00e9/t\u00e4glich.csv",
        "100%25.csv, 100%.csv",
        "leeds%2Fsales.csv, leeds/sales.csv"
    })
    void decodeKeys(String encoded, String key) {
        String event = EventFiles.read("created").replace("leeds/sales.csv", encoded);
        assertThat(events.created(event))
                .extracting(created -> created.object().key())
                .containsExactly(key);
    }

    @Test
    void padSequencers() {
        assertThat(events.created(EventFiles.read("created")))
                .extracting(created -> created.object().sequencer())
                .containsExactly("0055AED6DCD90281E50000000000000000000000");
    }

    @Test
    void nameAllTheirFiles() {
        assertThat(events.files(EventFiles.read("several-records")))
                .extracting(S3ObjectReference::key)
                .containsExactly("leeds/sales.csv", "york/sales.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann Example",
                "[]",
                "null",
                "{\"Records\": null}",
                "{\"Ann Example\": 1}",
            })
    void refuseWhatIsNoEventAndQuoteNothingOfIt(String body) {
        assertThatThrownBy(() -> events.created(body))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageStartingWith("The message is not an event notification of S3 (")
                .hasMessageNotContaining("Ann");
    }

    @ParameterizedTest
    @CsvSource({
        "\"sequencer\": \"0055AED6DCD90281E5\", \"sequencer\": \"\"",
        "\"sequencer\": \"0055AED6DCD90281E5\", \"sequencer\": \"soon\"",
        "\"eventTime\": \"2026-03-02T18:30:00.123Z\", \"eventTime\": \"today\"",
        "\"key\": \"leeds/sales.csv\", \"key\": \"\"",
        "leeds/sales.csv, leeds/sales%ZZ.csv"
    })
    void refuseARecordThatLacksWhatIsNeeded(String whole, String damaged) {
        String event = EventFiles.read("created").replace(whole, damaged);
        assertThat(event).isNotEqualTo(EventFiles.read("created"));
        assertThatThrownBy(() -> events.created(event))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("a record lacks a key, a time or a sequencer");
    }
}
