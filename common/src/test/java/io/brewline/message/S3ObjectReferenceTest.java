package io.brewline.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ObjectReferenceTest {
    @Test
    void comparesSequencersAsTextOnceTheyArePadded() {
        assertThat(Stream.of("0055AED6DCD90281E6", "0055AED6DCD90281E5", "0055AED6DCD90281E51", "0055")
                        .map(S3ObjectReferenceTest::sequencer)
                        .sorted())
                .containsExactly(
                        "0055000000000000000000000000000000000000",
                        "0055AED6DCD90281E50000000000000000000000",
                        "0055AED6DCD90281E51000000000000000000000",
                        "0055AED6DCD90281E60000000000000000000000");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "later", "00 AB", "00000000001111111111222222222233333333334", "\u0660"})
    void refusesWhatIsNoSequencer(String text) {
        assertThatThrownBy(() -> sequencer(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheFileOverAllItsVersions() {
        S3ObjectReference first = new S3ObjectReference("landing", "a.csv", "v1", "e1", "01", 1);
        S3ObjectReference second = new S3ObjectReference("landing", "a.csv", "v2", "e2", "02", 2);
        assertThat(first.fileId()).isEqualTo(second.fileId());
        assertThat(new S3ObjectReference("landing", "b.csv", "v1", "e1", "01", 1).fileId())
                .isNotEqualTo(first.fileId());
    }

    private static String sequencer(String text) {
        return new S3ObjectReference("landing", "a.csv", null, null, text, 1).sequencer();
    }
}
