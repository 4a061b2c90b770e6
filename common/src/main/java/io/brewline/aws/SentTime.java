package io.brewline.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Instant;

/**
 * When a message was sent, by its queue's clock. A redelivery keeps it, so it serves as the time at which the stage
 * before was done, and messages need not carry a clock's reading.
 */
public final class SentTime {
    private static final String ATTRIBUTE = "SentTimestamp";

    private SentTime() {}

    /** The message's time; every message that SQS gives to Lambda has one. */
    public static Instant of(SQSMessage message) {
        return Instant.ofEpochMilli(Long.parseLong(message.getAttributes().get(ATTRIBUTE)));
    }
}
