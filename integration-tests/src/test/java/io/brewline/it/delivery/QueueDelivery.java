package io.brewline.it.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * One queue's way into one function, a batch at a time: what the function is done with is deleted, what failed comes again at
 * once. Remembers every message. For one thread.
 */
public final class QueueDelivery {
    private static final int MOST_OF_A_RECEIVE = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String queueUrl;
    private final String queueArn;
    private final JsonFunction function;
    private final List<String> delivered = new ArrayList<>();

    public QueueDelivery(SqsClient sqs, String queueUrl, JsonFunction function) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.queueArn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        this.function = function;
    }

    /**
     * What became of a batch.
     *
     * @param bodies of all messages
     * @param failed the ids of those that come again
     */
    public record Batch(List<String> bodies, Set<String> failed) {}

    /**
     * Delivers the next batch of at most ten messages, which must come within the queue's longest wait.
     *
     * @throws AssertionError where none comes
     */
    public Batch next() throws Exception {
        return pass(LONGEST_WAIT).orElseThrow(() -> new AssertionError("no message came to " + queueUrl));
    }

    /** Delivers what is in the queue, batch by batch, until nothing is. */
    public List<Batch> rest() throws Exception {
        List<Batch> batches = new ArrayList<>();
        for (Optional<Batch> batch = pass(SHORT_WAIT); batch.isPresent(); batch = pass(SHORT_WAIT)) {
            batches.add(batch.get());
        }
        return batches;
    }

    private Optional<Batch> pass(Duration wait) throws Exception {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_OF_A_RECEIVE)
                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages();
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        messages.forEach(message -> delivered.add(message.body()));
        Set<String> failed = SqsEventJson.failures(function.invoke(SqsEventJson.of(messages, queueArn)));
        messages.forEach(message -> settle(message, failed.contains(message.messageId())));
        return Optional.of(new Batch(messages.stream().map(Message::body).toList(), failed));
    }

    private void settle(Message message, boolean again) {
        if (again) {
            sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0));
        } else {
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        }
    }

    /** The bodies of all messages so far, those that came again as often as they came. */
    public List<String> delivered() {
        return List.copyOf(delivered);
    }
}
