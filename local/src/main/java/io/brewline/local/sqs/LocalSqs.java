package io.brewline.local.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * SQS on this machine: ElasticMQ in this process, on loopback. Each queue has a dead-letter queue. Messages are kept in
 * memory and end with it: what a run did not get through is landed again. Runs from {@link #start} to {@link #close}.
 * Thread-safe.
 */
public final class LocalSqs implements AutoCloseable {
    /** The region that it plays. */
    public static final Region REGION = Region.EU_WEST_2;

    /** The account that it plays. */
    public static final String ACCOUNT = "000000000000";

    /** The longest that a receive waits for a message (SQS's own limit). */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final ElasticMq server;
    private final SqsClient client;
    private final Map<String, String> urls = new LinkedHashMap<>();

    private LocalSqs(ElasticMq server) {
        this.server = server;
        this.client = client(endpoint());
    }

    /**
     * Starts it and creates the queues, and for each of them its dead-letter queue.
     *
     * @param port where it answers, 0 for any port that is free
     * @throws io.brewline.local.PortInUse where the port is taken
     */
    public static LocalSqs start(int port, List<String> queues, QueueSettings settings) {
        LocalSqs sqs = new LocalSqs(ElasticMq.start(port));
        queues.forEach(queue -> sqs.create(queue, settings));
        return sqs;
    }

    private void create(String queue, QueueSettings settings) {
        String deadLetters = deadLetterQueue(queue);
        urls.put(deadLetters, create(deadLetters, Map.of()));
        urls.put(
                queue,
                create(
                        queue,
                        Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT, seconds(settings.visibilityTimeout()),
                                QueueAttributeName.DELAY_SECONDS, seconds(settings.delay()),
                                QueueAttributeName.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"" + queueArn(deadLetters)
                                                + "\",\"maxReceiveCount\":" + settings.maxReceiveCount() + "}")));
    }

    private String create(String queue, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(queue).attributes(attributes))
                .queueUrl();
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** Where it answers: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A client of it, closed with it. */
    public SqsClient client() {
        return client;
    }

    /**
     * A queue's address.
     *
     * @throws IllegalArgumentException where there is no such queue
     */
    public String queueUrl(String queue) {
        String url = urls.get(queue);
        if (url == null) {
            throw new IllegalArgumentException("there is no queue " + queue + " among " + urls.keySet());
        }
        return url;
    }

    /** A queue's name in all of AWS. */
    public String queueArn(String queue) {
        return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
    }

    /** The name of {@code queue}'s dead-letter queue. */
    public static String deadLetterQueue(String queue) {
        return queue + "-dlq";
    }

    /** How many messages lie in {@code queue}. */
    public QueueDepth depth(String queue) {
        return QueueDepth.of(client, queueUrl(queue));
    }

    /** A client of one that another process may run; the caller closes it. */
    public static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                // ElasticMQ looks at no signature, and signing a large body takes longer than sending it.
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(LONGEST_WAIT.plusSeconds(10))
                        .build())
                .build();
    }

    /** Stops it at once; receives that wait for a message break off. */
    @Override
    public void close() {
        client.close();
        server.close();
    }
}
