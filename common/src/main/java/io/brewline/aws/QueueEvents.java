package io.brewline.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.json.JsonText;
import io.brewline.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * A queue's batch and the answer to it as Lambda sends and takes them, in JSON (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">the event</a>, <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">the answer</a>). The runtime would bind
 * them by reflection, which takes it a quarter of the time of an empty function's start; so the functions take a stream, and read
 * what they need of it.
 */
public final class QueueEvents {
    private QueueEvents() {}

    /** What is done with a batch. */
    @FunctionalInterface
    public interface Work {
        SQSBatchResponse handle(SQSEvent batch);
    }

    /** Reads a batch, gives it to {@code work}, and writes its answer. */
    public static void handle(InputStream event, OutputStream answer, Work work) throws IOException {
        answer.write(bytes(work.handle(read(event))));
    }

    private static SQSEvent read(InputStream event) throws IOException {
        SQSEvent batch = new SQSEvent();
        batch.setRecords(JsonValue.parse(event).at("Records").elements().stream()
                .map(QueueEvents::message)
                .toList());
        return batch;
    }

    private static SQSMessage message(JsonValue json) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(text(json, "messageId"));
        message.setReceiptHandle(text(json, "receiptHandle"));
        message.setBody(text(json, "body"));
        message.setEventSource(text(json, "eventSource"));
        message.setEventSourceArn(text(json, "eventSourceARN"));
        message.setAwsRegion(text(json, "awsRegion"));
        Map<String, String> attributes = new HashMap<>();
        json.at("attributes")
                .members()
                .forEach((name, value) -> value.text().ifPresent(text -> attributes.put(name, text)));
        message.setAttributes(attributes);
        return message;
    }

    private static String text(JsonValue json, String name) {
        return json.at(name).text().orElse(null);
    }

    private static byte[] bytes(SQSBatchResponse response) {
        return JsonText.objectBytes(json -> {
            json.writeArrayFieldStart("batchItemFailures");
            for (BatchItemFailure failure : response.getBatchItemFailures()) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", failure.getItemIdentifier());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
