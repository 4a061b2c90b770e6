package io.brewline.testing;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Batches as Lambda gets them from SQS. Message ids are {@code message-1}, {@code message-2}, … */
public final class SqsEvents {
    /** When every message here was sent. */
    public static final Instant SENT_AT = Instant.parse("2026-03-02T18:30:05Z");

    private SqsEvents() {}

    /** A batch of messages that are received for the first time. */
    public static SQSEvent of(String... bodies) {
        return received(1, bodies);
    }

    /** A batch of messages that are received for the {@code receive}th time. */
    public static SQSEvent received(int receive, String... bodies) {
        List<SQSMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("message-" + (messages.size() + 1));
            message.setBody(body);
            message.setAttributes(Map.of(
                    "ApproximateReceiveCount",
                    Integer.toString(receive),
                    "SentTimestamp",
                    Long.toString(SENT_AT.toEpochMilli())));
            messages.add(message);
        }
        SQSEvent batch = new SQSEvent();
        batch.setRecords(messages);
        return batch;
    }

    /** The ids of the messages that failed. */
    public static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
