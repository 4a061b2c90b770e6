package io.brewline.local.sqs;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * How many messages lie in a queue; ElasticMQ counts them all in one look.
 *
 * @param visible that can be received
 * @param inFlight that were received, and neither deleted nor shown again
 * @param delayed that are not to be received yet
 */
public record QueueDepth(long visible, long inFlight, long delayed) {
    /** How many lie there now. */
    public static QueueDepth of(SqsClient client, String queueUrl) {
        Map<QueueAttributeName, String> counts = client.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new QueueDepth(
                Long.parseLong(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
                Long.parseLong(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
                Long.parseLong(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
    }

    public boolean isEmpty() {
        return visible == 0 && inFlight == 0 && delayed == 0;
    }
}
