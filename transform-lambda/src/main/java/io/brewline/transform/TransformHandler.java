package io.brewline.transform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.aws.BatchLoop;
import io.brewline.aws.MessageQueue;
import io.brewline.aws.Priming;
import io.brewline.aws.QueueEvents;
import io.brewline.aws.Refusals;
import io.brewline.aws.Secrets;
import io.brewline.aws.SentTime;
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.customer.CustomerTokens;
import io.brewline.message.ExtractedFile;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import io.brewline.message.UnreadableMessage;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.LogScope;
import io.brewline.telemetry.Metrics;
import io.brewline.telemetry.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transform function: a branch file's message in; staged sales and a message for Load, or a refusal, out. */
public final class TransformHandler implements RequestHandler<SQSEvent, SQSBatchResponse>, RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TransformHandler.class);

    private final TransformConfig config;
    private final MessageCodec codec = new MessageCodec();
    private final FileTransformer transformer;
    private final MessageQueue loadQueue;
    private final Refusals refusals;
    private final BatchLoop batches;
    private final TransformMetrics metrics;
    private final Clock clock;

    /** As Lambda makes it: configured by the environment. */
    public TransformHandler() {
        this(TransformConfig.environment());
    }

    private TransformHandler(Settings settings) {
        this(TransformConfig.from(settings), AwsClients.fromEnvironment(settings), settings);
    }

    private TransformHandler(TransformConfig config, AwsClients aws, Settings settings) {
        this(config, aws);
        Priming.beforeSnapshot(settings, aws.s3(), config.landingBucket());
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public TransformHandler(TransformConfig config, AwsClients aws) {
        this(config, aws, Clock.systemUTC());
    }

    TransformHandler(TransformConfig config, AwsClients aws, Clock clock) {
        this.config = config;
        this.clock = clock;
        SnsAlerts alerts = new SnsAlerts(aws.sns(), config.alertTopicArn(), config.runbookUrl());
        Metrics sink = Metrics.in(config.metricsNamespace(), clock);
        metrics = new TransformMetrics(sink);
        transformer = new FileTransformer(config, aws.s3(), tokens(config, aws, clock));
        loadQueue = new MessageQueue(aws.sqs(), config.loadQueueUrl(), codec);
        refusals = new Refusals(aws.s3(), config.quarantineBucket(), alerts, loadQueue);
        batches = new BatchLoop(
                Stage.TRANSFORM,
                alerts,
                sink,
                config.maxReceives(),
                body -> codec.objectOf(body).stream().toList());
    }

    private static Supplier<CustomerTokens> tokens(TransformConfig config, AwsClients aws, Clock clock) {
        return config.customerKeySecretArn()
                .<Supplier<CustomerTokens>>map(arn -> new CustomerKeySource(new Secrets(aws.secrets()), arn, clock))
                .orElse(CustomerTokens::none);
    }

    /** As Lambda calls it. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        QueueEvents.handle(event, answer, batch -> handleRequest(batch, context));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return LogScope.invocation(Stage.TRANSFORM, context, () -> batches.each(batch, this::handle));
    }

    private void handle(SQSMessage message) {
        ExtractedFile file = file(message.getBody());
        LogScope.file(file.object(), () -> handle(file, SentTime.of(message)));
    }

    private void handle(ExtractedFile file, Instant extractedAt) {
        Instant begun = clock.instant();
        if (!file.object().bucket().equals(config.landingBucket())) {
            throw new UnreadableMessage("The message is about an object outside the landing bucket "
                    + config.landingBucket() + ": check what writes to the transform queue.");
        }
        Outcome outcome = transformer.transform(file, extractedAt);
        if (outcome instanceof Outcome.Staged staged) {
            loadQueue.send(staged.message());
            Counts counts = staged.message().counts();
            if (counts.rejected() * 100 > counts.rows() * config.rejectAlertPercent()) {
                refusals.reportRejects(staged.message());
            }
            log(staged.message());
        } else if (outcome instanceof Refusal refusal) {
            refuse(file, refusal);
        }
        metrics.write(file.object(), outcome, Duration.between(begun, clock.instant()));
    }

    private void refuse(ExtractedFile file, Refusal refusal) {
        refusals.refuse(new FileRefused(
                file.object(),
                FileRefused.Stage.TRANSFORM,
                refusal.cause().reason().code(),
                refusal.cause().getMessage(),
                refusal.rows(),
                refusal.rejectedByReason(),
                file.landedAt()));
        LOG.atWarn().addKeyValue(LogKey.REASON, refusal.cause().reason().code()).log("refused");
    }

    private static void log(TransformedFile staged) {
        LOG.atInfo()
                .addKeyValue(LogKey.ROWS, staged.counts().rows())
                .addKeyValue(LogKey.ORDERS, staged.counts().orders())
                .addKeyValue(LogKey.LINES, staged.counts().lines())
                .addKeyValue(LogKey.ROWS_REJECTED, staged.counts().rejected())
                .addKeyValue(LogKey.ROWS_DUPLICATE, staged.counts().duplicates())
                .log("transformed");
    }

    private ExtractedFile file(String body) {
        return codec.read(body, ExtractedFile.class);
    }
}
