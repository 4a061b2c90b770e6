package io.brewline.local.pipeline;

import io.brewline.aws.LandingObjects;
import io.brewline.extract.S3Events;
import io.brewline.message.ExtractedFile;
import io.brewline.message.Message.ForLoad;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.UnreadableMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Names the files whose messages lie in a dead-letter queue, and leaves them there. No body is shown: whoever writes to a
 * queue could write anything.
 */
final class DeadLetters {
    /** So many messages are looked at. */
    static final int MOST = 50;

    private static final int MOST_AT_ONCE = 10;

    /** So long a message that was looked at is hidden, if it cannot be shown again at once. */
    private static final int HIDDEN_SECONDS = (int) Duration.ofSeconds(30).toSeconds();

    private final SqsClient sqs;
    private final S3Events events = new S3Events(Stages.LANDING);
    private final MessageCodec codec = new MessageCodec();

    DeadLetters(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** What the messages in a stage's dead-letter queue are about, one text a message. */
    List<String> files(String stage, String queueUrl) {
        Map<String, Message> seen = new LinkedHashMap<>();
        try {
            while (seen.size() < MOST && receive(queueUrl, seen)) {
                // Each page hides what it holds, so the next is another.
            }
            List<String> files = new ArrayList<>();
            seen.values().forEach(message -> files.add(about(stage, message)));
            return files;
        } finally {
            seen.values()
                    .forEach(message -> sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0)));
        }
    }

    private boolean receive(String queueUrl, Map<String, Message> seen) {
        List<Message> page = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(Math.min(MOST_AT_ONCE, MOST - seen.size()))
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(0))
                .messages();
        page.forEach(message -> seen.put(message.messageId(), message));
        return !page.isEmpty();
    }

    private String about(String stage, Message message) {
        try {
            String files = references(stage, message.body()).stream()
                    .map(LandingObjects::describe)
                    .collect(Collectors.joining(", "));
            return files.isEmpty() ? "message " + message.messageId() + ", about no file" : files;
        } catch (UnreadableMessage e) {
            return "message " + message.messageId() + ", which this version cannot read";
        }
    }

    private List<S3ObjectReference> references(String stage, String body) {
        return switch (stage) {
            case "extract" -> events.files(body);
            case "transform" -> List.of(codec.read(body, ExtractedFile.class).object());
            default -> List.of(codec.read(body, ForLoad.class).object());
        };
    }
}
