package io.brewline.extract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.aws.BatchLoop;
import io.brewline.aws.LandingObjects;
import io.brewline.aws.MessageQueue;
import io.brewline.aws.Priming;
import io.brewline.aws.QueueEvents;
import io.brewline.aws.Refusals;
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.failure.BadInput;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.telemetry.LogKey;
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
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extract function: S3 events in, one message for Transform, or a refusal, out for each object. */
public final class ExtractHandler implements RequestHandler<SQSEvent, SQSBatchResponse>, RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractHandler.class);

    private final S3Events events;
    private final FileExtractor extractor;
    private final MessageQueue transformQueue;
    private final Refusals refusals;
    private final BatchLoop batches;
    private final Metrics metrics;
    private final Clock clock;

    /** As Lambda makes it: configured by the environment. */
    public ExtractHandler() {
        this(ExtractConfig.environment());
    }

    private ExtractHandler(Settings settings) {
        this(ExtractConfig.from(settings), AwsClients.fromEnvironment(settings), settings);
    }

    private ExtractHandler(ExtractConfig config, AwsClients aws, Settings settings) {
        this(config, aws);
        Priming.beforeSnapshot(settings, aws.s3(), config.landingBucket());
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public ExtractHandler(ExtractConfig config, AwsClients aws) {
        this(config, aws, Clock.systemUTC());
    }

    ExtractHandler(ExtractConfig config, AwsClients aws, Clock clock) {
        this.clock = clock;
        MessageCodec codec = new MessageCodec();
        SnsAlerts alerts = new SnsAlerts(aws.sns(), config.alertTopicArn(), config.runbookUrl());
        metrics = Metrics.in(config.metricsNamespace(), clock);
        events = new S3Events(config.landingBucket());
        extractor = new FileExtractor(new LandingObjects(aws.s3()), config.limits());
        transformQueue = new MessageQueue(aws.sqs(), config.transformQueueUrl(), codec);
        refusals = new Refusals(
                aws.s3(), config.quarantineBucket(), alerts, new MessageQueue(aws.sqs(), config.loadQueueUrl(), codec));
        batches = new BatchLoop(Stage.EXTRACT, alerts, metrics, config.maxReceives(), events::files);
    }

    /** As Lambda calls it. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        QueueEvents.handle(event, answer, batch -> handleRequest(batch, context));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LogScope.invocation(Stage.EXTRACT, context, () -> batches.each(batch, this::handle));
    }

    private void handle(SQSMessage message) {
        events.created(message.getBody()).forEach(created -> LogScope.file(created.object(), () -> handle(created)));
    }

    private void handle(ObjectCreated created) {
        Instant begun = clock.instant();
        long refused = 0;
        try {
            transformQueue.send(extractor.extract(created));
            LOG.info("extracted");
        } catch (BadInput e) {
            refused = 1;
            refuse(created, e);
        }
        metrics.write(Measurement.of(Stage.EXTRACT)
                .about(created.object())
                .with(Metric.FILES, 1)
                .with(Metric.FILES_REFUSED, refused)
                .with(Metric.BYTES, created.object().size())
                .with(
                        Metric.STAGE_DURATION,
                        Duration.between(begun, clock.instant()).toMillis()));
    }

    private void refuse(ObjectCreated created, BadInput cause) {
        refusals.refuse(new FileRefused(
                created.object(),
                FileRefused.Stage.EXTRACT,
                cause.reason().code(),
                cause.getMessage(),
                0,
                new TreeMap<>(),
                created.landedAt()));
        LOG.atWarn().addKeyValue(LogKey.REASON, cause.reason().code()).log("refused");
    }
}
