package io.brewline.aws;

import io.brewline.message.Message;
import io.brewline.message.MessageCodec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of a next stage. */
public final class MessageQueue {
    private final SqsClient sqs;
    private final String queueUrl;
    private final MessageCodec codec;

    public MessageQueue(SqsClient sqs, String queueUrl, MessageCodec codec) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.codec = codec;
    }

    /**
     * Sends a message.
     *
     * @throws io.brewline.failure.Transient where SQS fails
     */
    public void send(Message message) {
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(codec.write(message)));
        } catch (SdkException e) {
            throw Faults.of("send to " + queueUrl, e);
        }
    }
}
