package io.brewline.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Keeps the notifications that were published. Thread-safe. */
public final class RecordingSns implements SnsClient {
    private final List<PublishRequest> published = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    /** What was published, in its order. */
    public synchronized List<PublishRequest> published() {
        return List.copyOf(published);
    }

    /** Forgets what was published. */
    public synchronized void clear() {
        published.clear();
    }

    /** Lets the next publication fail; calls add up. */
    public synchronized void failNext(RuntimeException failure) {
        failures.add(failure);
    }

    @Override
    public synchronized PublishResponse publish(PublishRequest request) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        published.add(request);
        return PublishResponse.builder()
                .messageId("published-" + published.size())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
