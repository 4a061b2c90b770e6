package io.brewline.it.endtoend;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.brewline.aws.AwsClients;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.LocalPipeline.Wiring;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.report.LandedFile;
import io.brewline.local.report.RunReport;
import io.brewline.local.report.RunResult;
import io.brewline.local.sqs.Redrive;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The pipeline of one machine, as {@code brewline run} has it, with the log in its state folder and every message that is
 * sent written down.
 */
public final class Machine implements AutoCloseable {
    private static final String LOG_PROPERTY = "brewline.log";

    private final StateFolder state;
    private final LocalPipeline pipeline;
    private final TappedSqs sent;
    private final S3Client s3;
    private final SqsClient sqs;

    private Machine(StateFolder state, LocalPipeline pipeline, TappedSqs sent) {
        this.state = state;
        this.pipeline = pipeline;
        this.sent = sent;
        this.s3 = S3Client.builder()
                .endpointOverride(pipeline.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.sqs = SqsClient.builder()
                .endpointOverride(pipeline.sqsEndpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static Machine start(Path home) {
        return start(home, UnaryOperator.identity());
    }

    /** The same with clients of the services that fail, or wait, as a test wants them to. */
    public static Machine start(Path home, UnaryOperator<AwsClients> clientsOf) {
        StateFolder state = StateFolder.open(home);
        log(state.log());
        TappedSqs[] tap = new TappedSqs[1];
        Wiring wiring = new Wiring(Duration.ZERO, clients -> {
            tap[0] = new TappedSqs(clients.sqs());
            return clientsOf.apply(new AwsClients(clients.s3(), tap[0], clients.sns(), clients.secrets()));
        });
        return new Machine(state, LocalPipeline.start(state, LocalPipeline.Ports.ANY, wiring), tap[0]);
    }

    /** Logs to {@code file} from now on, in the way of the program's own configuration. */
    private static void log(Path file) {
        System.setProperty(LOG_PROPERTY, file.toString());
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logging.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(logging);
        try {
            configurator.doConfigure(LocalPipeline.class.getResource("/logback.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException("the program's logback.xml is read", e);
        }
    }

    /** Lands the files one after the other and waits until they are through. */
    public RunResult run(Path... files) throws SQLException {
        return run(List.of(files));
    }

    public RunResult run(List<Path> files) throws SQLException {
        Instant start = Instant.now();
        List<LandedFile> landed = new ArrayList<>();
        files.forEach(file -> landed.add(pipeline.land(file)));
        pipeline.awaitDrained(loaded -> {});
        try (Connection warehouse = pipeline.warehouse().connect()) {
            return new RunReport(warehouse).result(landed, start.minusSeconds(2), List.of(), 0);
        }
    }

    /** What is in the warehouse now. */
    public Warehouse warehouse() {
        return new Warehouse(pipeline.warehouse());
    }

    public LocalPipeline pipeline() {
        return pipeline;
    }

    public Path home() {
        return state.home();
    }

    /** All messages that were sent to any queue: bodies and attributes. */
    public List<String> sentMessages() {
        return sent.texts();
    }

    /** Sends a message as the pipeline's parts do. */
    void send(String queue, String body) {
        sent.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
    }

    /** What lies in a queue, up to ten messages. */
    public List<Message> receive(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(url(queue)).maxNumberOfMessages(10))
                .messages();
    }

    /** Moves what lies in a queue's dead-letter queue back to it. */
    long redrive(String queue) {
        return new Redrive(sqs).move(queue);
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** S3 as somebody else sees it. */
    S3Client s3() {
        return s3;
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        pipeline.close();
        state.close();
    }
}
