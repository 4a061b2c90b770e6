package io.brewline.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Keeps the messages that were sent. Thread-safe. */
public final class RecordingSqs implements SqsClient {
    private final List<SendMessageRequest> sent = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    /** The bodies sent to a queue, in their order. */
    public synchronized List<String> bodies(String queueUrl) {
        return sent.stream()
                .filter(request -> request.queueUrl().equals(queueUrl))
                .map(SendMessageRequest::messageBody)
                .toList();
    }

    /** Forgets what was sent. */
    public synchronized void clear() {
        sent.clear();
    }

    /** Lets the next send fail; calls add up. */
    public synchronized void failNext(RuntimeException failure) {
        failures.add(failure);
    }

    @Override
    public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        sent.add(request);
        return SendMessageResponse.builder().messageId("sent-" + sent.size()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
