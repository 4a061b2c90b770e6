package io.brewline.local.sqs;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Calls one instance of a function with a batch, and does with the messages what its answer says. Of one thread. */
final class FunctionCall {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);

    private final LocalSqs sqs;
    private final EventSourceMapping mapping;
    private final String queueUrl;
    private final Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> functions;
    private final PollerListener listener;
    private RequestHandler<SQSEvent, SQSBatchResponse> function;

    FunctionCall(
            LocalSqs sqs,
            EventSourceMapping mapping,
            Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> functions,
            PollerListener listener) {
        this.sqs = sqs;
        this.mapping = mapping;
        this.queueUrl = sqs.queueUrl(mapping.queue());
        this.functions = functions;
        this.listener = listener;
    }

    void handle(List<Message> batch) {
        listener.batchStarted(mapping.queue(), batch.size());
        BatchVerdict verdict = call(batch);
        delete(verdict.done());
        mapping.retryAfter().ifPresent(wait -> show(verdict.failed(), wait));
        verdict.failed().forEach(this::tellFailed);
        listener.batchFinished(mapping.queue(), batch.size(), verdict.failed().size());
    }

    // Whatever a function throws, an Error too, fails its batch and no more.
    @SuppressWarnings("CatchingUnchecked")
    private BatchVerdict call(List<Message> batch) {
        try {
            if (function == null) {
                function = functions.get();
            }
            SQSEvent event = SqsEvents.of(batch, sqs.queueArn(mapping.queue()));
            return BatchVerdict.of(
                    batch, function.handleRequest(event, new Invocation(mapping.function(), mapping.timeout())));
        } catch (Throwable e) {
            LOG.error("{} failed with its whole batch of {}.", mapping.function(), batch.size(), e);
            return BatchVerdict.allFailed(batch);
        }
    }

    private void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += EventSourceMapping.RECEIVE_LIMIT) {
            List<Message> some = done.subList(from, Math.min(done.size(), from + EventSourceMapping.RECEIVE_LIMIT));
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (Message message : some) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            DeleteMessageBatchResponse response = sqs.client()
                    .deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            if (response.hasFailed()) {
                LOG.warn(
                        "{}: {} messages could not be deleted and come again.",
                        queueUrl,
                        response.failed().size());
            }
        }
    }

    private void tellFailed(Message message) {
        String receives = message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        listener.messageFailed(mapping.queue(), message.messageId(), Integer.parseInt(receives));
    }

    /** Shows messages again that nobody will handle here. */
    void giveBack(List<Message> messages) {
        show(messages, Duration.ZERO);
    }

    private void show(List<Message> messages, Duration after) {
        for (Message message : messages) {
            sqs.client()
                    .changeMessageVisibility(request -> request.queueUrl(queueUrl)
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(Math.toIntExact(after.toSeconds())));
        }
    }
}
