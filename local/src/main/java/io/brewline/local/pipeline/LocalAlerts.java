package io.brewline.local.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.SnsAlerts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The topic on one machine: keeps what is published in a file and tells a listener. Thread-safe. */
public final class LocalAlerts implements SnsClient {
    private final JsonMapper json = new JsonMapper();
    private final Path file;
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private volatile Consumer<Published> listener = alert -> {};

    LocalAlerts(Path file) {
        this.file = file;
    }

    /**
     * An alert as its subscribers get it.
     *
     * @param subject what happened
     * @param file the file concerned, {@code s3://…}
     * @param reason a reason code, or the kind of failure
     * @param text what to do
     */
    public record Published(String subject, String file, String reason, String text) {}

    /** Those of this process, oldest first. */
    public List<Published> published() {
        return List.copyOf(published);
    }

    /** Tells {@code listener} of each alert from now on. */
    public void onAlert(Consumer<Published> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized PublishResponse publish(PublishRequest request) {
        Map<String, MessageAttributeValue> attributes = request.messageAttributes();
        Published alert = new Published(
                request.subject(),
                value(attributes, SnsAlerts.FILE_ATTRIBUTE),
                value(attributes, SnsAlerts.REASON_ATTRIBUTE),
                request.message());
        append(alert);
        published.add(alert);
        listener.accept(alert);
        return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
    }

    private static String value(Map<String, MessageAttributeValue> attributes, String name) {
        MessageAttributeValue value = attributes.get(name);
        return value == null ? "" : value.stringValue();
    }

    private void append(Published alert) {
        try {
            Files.writeString(
                    file,
                    json.writeValueAsString(alert) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts is always JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Alerts cannot be kept in " + file, e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
