package io.brewline.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.message.S3ObjectReference;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.util.List;
import java.util.function.Function;

/**
 * Works through a batch of SQS messages and reports the ones that failed, so that only they come again (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>). On a
 * message's last receive, before the queue gives it to the dead-letter queue, an alert names its file. Thread-safe.
 */
public final class BatchLoop {
    private final Stage stage;
    private final Alerts alerts;
    private final Metrics metrics;
    private final long maxReceives;
    private final Function<String, List<S3ObjectReference>> filesOf;

    /**
     * A loop for one stage.
     *
     * @param maxReceives the queue's {@code maxReceiveCount}
     * @param filesOf tells the files that a message's body is about; may throw
     */
    public BatchLoop(
            Stage stage,
            Alerts alerts,
            Metrics metrics,
            long maxReceives,
            Function<String, List<S3ObjectReference>> filesOf) {
        this.stage = stage;
        this.alerts = alerts;
        this.metrics = metrics;
        this.maxReceives = maxReceives;
        this.filesOf = filesOf;
    }

    /** What is done with one message; it is done with when this returns, and comes again when this throws. */
    @FunctionalInterface
    public interface Work {
        void handle(SQSMessage message);
    }

    /** Gives each message of the batch to {@code work}, one after the other. */
    public SQSBatchResponse each(SQSEvent batch, Work work) {
        FailedMessages failed = begin();
        for (SQSMessage message : batch.getRecords()) {
            try {
                work.handle(message);
            } catch (RuntimeException e) {
                failed.add(message, e);
            }
        }
        return failed.report();
    }

    /** For a stage that takes a batch as one: nothing of it has failed yet. */
    public FailedMessages begin() {
        return new FailedMessages(stage, maxReceives, filesOf, new GivenUp(stage, alerts, metrics));
    }
}
