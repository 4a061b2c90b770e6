package io.brewline.local.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Which messages of a batch a function is done with, by its answer (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">success and failure conditions</a>).
 *
 * @param done to be deleted
 * @param failed to come again
 */
record BatchVerdict(List<Message> done, List<Message> failed) {
    /** The function threw, or its answer is none: all come again. */
    static BatchVerdict allFailed(List<Message> batch) {
        return new BatchVerdict(List.of(), batch);
    }

    static BatchVerdict of(List<Message> batch, SQSBatchResponse answer) {
        if (answer == null || answer.getBatchItemFailures() == null) {
            return new BatchVerdict(batch, List.of());
        }
        Set<String> sent = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        List<String> named =
                answer.getBatchItemFailures().stream().map(BatchVerdict::id).toList();
        if (!named.stream().allMatch(sent::contains)) {
            return allFailed(batch);
        }
        return new BatchVerdict(
                batch.stream()
                        .filter(message -> !named.contains(message.messageId()))
                        .toList(),
                batch.stream()
                        .filter(message -> named.contains(message.messageId()))
                        .toList());
    }

    // Without an id it is the empty one, which no message has.
    private static String id(BatchItemFailure failure) {
        return failure == null || failure.getItemIdentifier() == null ? "" : failure.getItemIdentifier();
    }
}
