package io.brewline.it.endtoend;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends messages on, and writes them down. Whoever sends in another way fails. Thread-safe. */
final class TappedSqs implements SqsClient {
    private final SqsClient sqs;
    private final List<String> texts = new CopyOnWriteArrayList<>();

    TappedSqs(SqsClient sqs) {
        this.sqs = sqs;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        texts.add(request.messageBody() + " " + request.messageAttributes());
        return sqs.sendMessage(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Belongs to the pipeline, as does what it sends with.
    }
}
