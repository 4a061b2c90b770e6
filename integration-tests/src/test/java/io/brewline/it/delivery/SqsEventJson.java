package io.brewline.it.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Messages as Lambda writes them into an event (<a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">example
 * event</a>), and the function's answer to them (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">batch item failures</a>).
 */
final class SqsEventJson {
    private static final JsonMapper JSON = new JsonMapper();

    private SqsEventJson() {}

    static String of(List<Message> messages, String queueArn) {
        ObjectNode event = JSON.createObjectNode();
        messages.forEach(message -> write(event.withArray("Records").addObject(), message, queueArn));
        return event.toString();
    }

    private static void write(ObjectNode entry, Message message, String queueArn) {
        entry.put("messageId", message.messageId());
        entry.put("receiptHandle", message.receiptHandle());
        entry.put("body", message.body());
        message.attributesAsStrings().forEach(entry.putObject("attributes")::put);
        entry.putObject("messageAttributes");
        entry.put("md5OfBody", message.md5OfBody());
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", queueArn);
        entry.put("awsRegion", queueArn.split(":", -1)[3]);
    }

    /** The ids of the messages that failed. */
    static Set<String> failures(String answer) throws JsonProcessingException {
        JsonNode failures = JSON.readTree(answer).path("batchItemFailures");
        if (!failures.isArray()) {
            throw new IllegalArgumentException("no list of batchItemFailures in the answer " + answer);
        }
        return StreamSupport.stream(failures.spliterator(), false)
                .map(failure -> failure.path("itemIdentifier").asText())
                .collect(Collectors.toSet());
    }
}
