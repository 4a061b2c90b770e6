package io.brewline.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.aws.BatchLoop;
import io.brewline.aws.FailedMessages;
import io.brewline.aws.QueueEvents;
import io.brewline.aws.Secrets;
import io.brewline.aws.SentTime;
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.message.Message;
import io.brewline.message.MessageCodec;
import io.brewline.telemetry.LogScope;
import io.brewline.telemetry.Measurement;
import io.brewline.telemetry.Metric;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * The load function: messages of Extract and Transform in, sales in the warehouse out. A message is acknowledged only
 * after the COMMIT of the transaction that holds what it tells of. Keeps a connection; {@link #close} ends it, Lambda
 * never calls that. Thread-safe, one batch at a time.
 */
public final class LoadHandler
        implements RequestHandler<SQSEvent, SQSBatchResponse>, RequestStreamHandler, AutoCloseable {
    private final MessageCodec codec = new MessageCodec();
    private final BatchLoader loader;
    private final BatchLoop batches;
    private final Metrics metrics;
    private final Clock clock;

    /** As Lambda makes it: configured by the environment. */
    public LoadHandler() {
        this(LoadConfig.environment());
    }

    private LoadHandler(Settings settings) {
        this(LoadConfig.from(settings), AwsClients.fromEnvironment(settings));
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public LoadHandler(LoadConfig config, AwsClients aws) {
        this(
                config,
                aws,
                new Warehouse(new RedshiftConnector(config, new Secrets(aws.secrets()))),
                Sleeper.real(),
                Clock.systemUTC());
    }

    LoadHandler(LoadConfig config, AwsClients aws, Warehouse warehouse, Sleeper sleeper, Clock clock) {
        this.clock = clock;
        metrics = Metrics.in(config.metricsNamespace(), clock);
        loader = new BatchLoader(
                warehouse,
                new LoadTransaction(warehouse, new Copy(aws.s3(), config), clock),
                new Backoff(sleeper, RandomGenerator.getDefault()),
                clock);
        batches = new BatchLoop(
                Stage.LOAD,
                new SnsAlerts(aws.sns(), config.alertTopicArn(), config.runbookUrl()),
                metrics,
                config.maxReceives(),
                body -> codec.objectOf(body).stream().toList());
    }

    /** As Lambda calls it. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        QueueEvents.handle(event, answer, batch -> handleRequest(batch, context));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LogScope.invocation(Stage.LOAD, context, () -> load(batch, context));
    }

    private SQSBatchResponse load(SQSEvent batch, Context context) {
        Instant begun = clock.instant();
        FailedMessages failed = batches.begin();
        Deliveries deliveries = new Deliveries();
        for (SQSMessage message : batch.getRecords()) {
            try {
                deliveries.add(message, FileVersion.of(read(message.getBody()), SentTime.of(message)));
            } catch (RuntimeException e) {
                failed.add(message, e);
            }
        }
        BatchResult result = loader.load(deliveries.versions(), Deadline.of(context));
        metrics.write(result.measured(Measurement.of(Stage.LOAD)
                .with(
                        Metric.STAGE_DURATION,
                        Duration.between(begun, clock.instant()).toMillis())));
        result.failures()
                .forEach((id, failure) -> deliveries.about(id).forEach(message -> failed.add(message, failure)));
        return failed.report();
    }

    @Override
    public void close() {
        loader.close();
    }

    private Message.ForLoad read(String body) {
        return codec.read(body, Message.ForLoad.class);
    }
}
