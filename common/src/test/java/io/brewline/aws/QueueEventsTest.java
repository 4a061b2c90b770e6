package io.brewline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QueueEventsTest {
    /** As in https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html. */
    private static final String EVENT = """
            {"Records": [{
              "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
              "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
              "body": "{\\"caf\u00e9\\": 1}",
              "attributes": {
                "ApproximateReceiveCount": "3",
                "SentTimestamp": "1545082649183",
                "SenderId": "AIDAIENQZJOLO23YVJ4VO",
                "ApproximateFirstReceiveTimestamp": "1545082649185"
              },
              "messageAttributes": {"myAttribute": {"stringValue": "myValue", "stringListValues": [], "dataType": "String"}},
              "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
              "eventSource": "aws:sqs",
              "eventSourceARN": "arn:aws:sqs:us-east-2:123456789012:my-queue",
              "awsRegion": "us-east-2"
            }]}""";

    @Test
    void readsTheEventAsAwsDocumentsIt() throws Exception {
        SQSMessage message = handled(EVENT).getRecords().get(0);

        assertThat(message.getMessageId()).isEqualTo("059f36b4-87a3-44ab-83d2-661975830a7d");
        assertThat(message.getBody()).isEqualTo("{\"caf\u00e9\": 1}");
        assertThat(message.getAttributes())
                .containsAllEntriesOf(Map.of("ApproximateReceiveCount", "3", "SentTimestamp", "1545082649183"));
        assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-2:123456789012:my-queue");
    }

    @Test
    void namesTheMessagesThatFailed() throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        QueueEvents.handle(
                new ByteArrayInputStream(EVENT.getBytes(UTF_8)),
                answer,
                batch -> new SQSBatchResponse(List.of(new BatchItemFailure("a"), new BatchItemFailure("b"))));

        assertThat(answer.toString(UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}");
    }

    @Test
    void anEventWithoutMessagesIsAnEmptyBatch() throws Exception {
        assertThat(handled("{\"Records\": []}").getRecords()).isEmpty();
    }

    @Test
    void failsOnWhatIsNoJson() {
        assertThatThrownBy(() -> handled("{\"Records\": [")).isInstanceOf(IOException.class);
    }

    private static SQSEvent handled(String event) throws IOException {
        AtomicReference<SQSEvent> read = new AtomicReference<>();
        QueueEvents.handle(new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), batch -> {
            read.set(batch);
            return new SQSBatchResponse(List.of());
        });
        return read.get();
    }
}
