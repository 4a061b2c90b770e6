package io.brewline.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.message.Message;
import io.brewline.message.MessageCodec;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The load function in a test: messages in, failures out, alerts, pauses and time left at hand. */
final class Loading implements AutoCloseable {
    static final LoadConfig CONFIG = new LoadConfig(
            "staging",
            "arn:aws:sns:eu-west-2:123456789012:alerts",
            5,
            TestWarehouse.jdbcUrl(),
            Optional.empty(),
            "arn:aws:iam::123456789012:role/brewline-copy",
            "eu-west-2",
            Optional.of("Brewline/test"),
            "docs/operations.md");

    private static final Instant NOW = Upload.MIDNIGHT.plusSeconds(120);

    private final MessageCodec codec = new MessageCodec();
    private final List<PublishRequest> alerts = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Runnable atPause = () -> {};
    private final LoadHandler handler;
    private LongSupplier millisLeft = () -> 300_000;
    private int receives = 1;

    Loading() {
        this(new RedshiftConnector(CONFIG, null));
    }

    Loading(Connector connector) {
        this(connector, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Loading(Clock clock) {
        this(new RedshiftConnector(CONFIG, null), clock);
    }

    private Loading(Connector connector, Clock clock) {
        handler = new LoadHandler(
                CONFIG,
                new AwsClients(TestWarehouse.S3, null, sns(), null),
                new Warehouse(connector),
                this::pause,
                clock);
    }

    /** Loads a batch; the numbers, from 0, of the messages that failed. */
    List<Integer> load(Message.ForLoad... messages) {
        List<String> bodies = new ArrayList<>();
        for (Message.ForLoad message : messages) {
            bodies.add(codec.write(message));
        }
        return loadBodies(bodies);
    }

    List<Integer> loadBodies(List<String> bodies) {
        SQSEvent batch = new SQSEvent();
        batch.setRecords(new ArrayList<>());
        for (String body : bodies) {
            batch.getRecords().add(message(batch.getRecords().size(), body));
        }
        return handler.handleRequest(batch, context()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /** As if the messages came for the {@code count}th time. */
    Loading receive(int count) {
        receives = count;
        return this;
    }

    /** What the function says it has left, each time it is asked. */
    Loading withMillisLeft(LongSupplier left) {
        millisLeft = left;
        return this;
    }

    /** What happens instead of waiting. */
    Loading atPause(Runnable action) {
        atPause = action;
        return this;
    }

    private void pause(Duration length) {
        pauses.add(length);
        atPause.run();
    }

    List<PublishRequest> alerts() {
        return alerts;
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public void close() {
        handler.close();
    }

    private SQSMessage message(int number, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(Integer.toString(number));
        message.setBody(body);
        message.setAttributes(Map.of(
                "SentTimestamp",
                Long.toString(Upload.MIDNIGHT.plusSeconds(60 + number).toEpochMilli()),
                "ApproximateReceiveCount",
                Integer.toString(receives)));
        return message;
    }

    private Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) ->
                        method.getName().equals("getRemainingTimeInMillis") ? (int) millisLeft.getAsLong() : null);
    }

    private SnsClient sns() {
        return new SnsClient() {
            @Override
            public PublishResponse publish(PublishRequest request) {
                alerts.add(request);
                return PublishResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return "sns";
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
