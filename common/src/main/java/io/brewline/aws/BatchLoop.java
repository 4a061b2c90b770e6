package io.brewline.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.failure.Explained;
import io.brewline.failure.Transient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through a batch of SQS messages and reports the ones that failed, so that only they come again (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>). On a
 * message's last receive, before the queue gives it to the dead-letter queue, an alert names its file. Thread-safe.
 */
public final class BatchLoop {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
    private static final String RECEIVES = "ApproximateReceiveCount";

    private final String stage;
    private final Alerts alerts;
    private final long maxReceives;
    private final Function<String, String> fileOf;

    /**
     * A loop for one stage.
     *
     * @param stage its name, for people
     * @param maxReceives the queue's {@code maxReceiveCount}
     * @param fileOf names the file that a message's body is about, for an alert; may throw
     */
    public BatchLoop(String stage, Alerts alerts, long maxReceives, Function<String, String> fileOf) {
        this.stage = stage;
        this.alerts = alerts;
        this.maxReceives = maxReceives;
        this.fileOf = fileOf;
    }

    /** What is done with one message; it is done with when this returns, and comes again when this throws. */
    @FunctionalInterface
    public interface Work {
        void handle(SQSMessage message);
    }

    /** Gives each message of the batch to {@code work}, one after the other. */
    public SQSBatchResponse each(SQSEvent batch, Work work) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            try {
                work.handle(message);
            } catch (RuntimeException e) {
                failures.add(failed(message, e));
            }
        }
        return new SQSBatchResponse(failures);
    }

    /** Logs why {@code message} failed, alerts if it was its last chance, and gives its entry of the response. */
    public BatchItemFailure failed(SQSMessage message, RuntimeException failure) {
        LOG.atError()
                .addKeyValue("stage", stage)
                .addKeyValue("messageId", message.getMessageId())
                .addKeyValue("receives", receives(message))
                .log("{} {}", explain(failure), failure instanceof Transient ? "" : Faults.trace(failure));
        if (receives(message) >= maxReceives) {
            alertLast(message, failure);
        }
        return new BatchItemFailure(message.getMessageId());
    }

    private void alertLast(SQSMessage message, RuntimeException failure) {
        String file = file(message);
        try {
            alerts.send(new Alert(
                    "Brewline: " + stage + " gave up on " + file,
                    file,
                    failure.getClass().getSimpleName(),
                    explain(failure) + "\n\nIt was tried " + receives(message) + " times and now lies in the " + stage
                            + " stage's dead-letter queue. Mend the cause, then redrive that queue: loading"
                            + " again is safe."));
        } catch (RuntimeException e) {
            // The message must still be reported as failed; the dead-letter queue's own alarm remains.
            LOG.error("The alert about {} could not be sent. {}", file, Faults.trace(e));
        }
    }

    private String file(SQSMessage message) {
        try {
            return fileOf.apply(message.getBody());
        } catch (RuntimeException e) {
            return "message " + message.getMessageId();
        }
    }

    private static String explain(RuntimeException failure) {
        return failure instanceof Explained
                ? failure.getMessage()
                : "An unexpected failure: " + failure.getClass().getSimpleName() + ".";
    }

    private static long receives(SQSMessage message) {
        String count =
                message.getAttributes() == null ? null : message.getAttributes().get(RECEIVES);
        return count == null ? 1 : Long.parseLong(count);
    }
}
