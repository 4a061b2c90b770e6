package io.brewline.local.sqs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Moves what lies in a dead-letter queue back to the queue it came from, as {@code ./deploy.sh redrive} does on AWS. */
public final class Redrive {
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final String RUNNING = "RUNNING";
    private static final String COMPLETED = "COMPLETED";

    private final SqsClient sqs;

    /** A redrive within the SQS that {@code sqs} speaks to; the caller closes it. */
    public Redrive(SqsClient sqs) {
        this.sqs = sqs;
    }

    /**
     * Moves all that lies in {@code queue}'s dead-letter queue now, and returns when it has been moved.
     *
     * @return how many messages lay there
     * @throws IllegalStateException where the move ended otherwise
     */
    public long move(String queue) {
        String deadLetters = url(LocalSqs.deadLetterQueue(queue));
        long lying = QueueDepth.of(sqs, deadLetters).visible();
        if (lying == 0) {
            return 0;
        }
        String source = sqs.getQueueAttributes(
                        request -> request.queueUrl(deadLetters).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sqs.startMessageMoveTask(request -> request.sourceArn(source));
        String status = status(source);
        while (status.equals(RUNNING)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS));
            status = status(source);
        }
        if (!status.equals(COMPLETED)) {
            throw new IllegalStateException("the move out of " + deadLetters + " ended as " + status);
        }
        return lying;
    }

    private String status(String source) {
        return sqs.listMessageMoveTasks(request -> request.sourceArn(source).maxResults(1)).results().stream()
                .map(ListMessageMoveTasksResultEntry::status)
                .findFirst()
                // One that is over may be forgotten.
                .orElse(COMPLETED);
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }
}
