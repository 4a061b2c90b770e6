package io.brewline.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

final class BatchVerdictTest {
    private static final List<Message> BATCH = Stream.of("a", "b", "c")
            .map(id -> Message.builder().messageId(id).build())
            .toList();

    private static BatchVerdict failing(String... ids) {
        return BatchVerdict.of(
                BATCH,
                new SQSBatchResponse(
                        Arrays.stream(ids).map(BatchItemFailure::new).toList()));
    }

    private static void assertAllFailed(BatchVerdict verdict) {
        assertThat(verdict.failed()).isEqualTo(BATCH);
        assertThat(verdict.done()).isEmpty();
    }

    private static void assertAllDone(BatchVerdict verdict) {
        assertThat(verdict.done()).isEqualTo(BATCH);
        assertThat(verdict.failed()).isEmpty();
    }

    @Test
    void failsWhatIsNamed() {
        BatchVerdict verdict = failing("b");

        assertThat(verdict.failed()).extracting(Message::messageId).containsExactly("b");
        assertThat(verdict.done()).extracting(Message::messageId).containsExactly("a", "c");
    }

    @Test
    void isSuccessWithoutFailures() {
        assertAllDone(failing());
        assertAllDone(BatchVerdict.of(BATCH, null));
        assertAllDone(BatchVerdict.of(BATCH, new SQSBatchResponse(null)));
    }

    @Test
    void failsTheBatchForAnUnknownId() {
        assertAllFailed(failing("b", "unknown"));
    }

    @Test
    void failsTheBatchForAnEmptyId() {
        assertAllFailed(failing(""));
        assertAllFailed(failing((String) null));
    }

    @Test
    void failsTheBatchForAFailureThatIsNone() {
        assertAllFailed(BatchVerdict.of(BATCH, new SQSBatchResponse(Arrays.asList((BatchItemFailure) null))));
    }
}
