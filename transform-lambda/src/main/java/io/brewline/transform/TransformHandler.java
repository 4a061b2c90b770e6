package io.brewline.transform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.aws.BatchLoop;
import io.brewline.aws.LandingObjects;
import io.brewline.aws.MessageQueue;
import io.brewline.aws.Refusals;
import io.brewline.aws.Secrets;
import io.brewline.aws.SentTime;
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.message.ExtractedFile;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import io.brewline.message.UnreadableMessage;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transform function: a branch file's message in; staged sales and a message for Load, or a refusal, out. */
public final class TransformHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(TransformHandler.class);

    private final TransformConfig config;
    private final MessageCodec codec = new MessageCodec();
    private final FileTransformer transformer;
    private final MessageQueue loadQueue;
    private final Refusals refusals;
    private final BatchLoop batches;

    /** As Lambda makes it: configured by the environment. */
    public TransformHandler() {
        this(TransformConfig.environment());
    }

    private TransformHandler(Settings settings) {
        this(TransformConfig.from(settings), AwsClients.fromEnvironment(settings));
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public TransformHandler(TransformConfig config, AwsClients aws) {
        this.config = config;
        SnsAlerts alerts = new SnsAlerts(aws.sns(), config.alertTopicArn());
        transformer = new FileTransformer(config, aws.s3(), tokens(config, aws));
        loadQueue = new MessageQueue(aws.sqs(), config.loadQueueUrl(), codec);
        refusals = new Refusals(aws.s3(), config.quarantineBucket(), alerts, loadQueue);
        batches = new BatchLoop("transform", alerts, config.maxReceives(), this::describe);
    }

    private static Supplier<CustomerTokens> tokens(TransformConfig config, AwsClients aws) {
        Optional<String> key = config.customerKeySecretArn().map(new Secrets(aws.secrets())::text);
        key.ifPresent(CustomerTokens::under);
        return () -> key.map(CustomerTokens::under).orElseGet(CustomerTokens::none);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return batches.each(batch, this::handle);
    }

    private void handle(SQSMessage message) {
        ExtractedFile file = codec.read(message.getBody(), ExtractedFile.class);
        if (!file.object().bucket().equals(config.landingBucket())) {
            throw new UnreadableMessage("The message is about an object outside the landing bucket "
                    + config.landingBucket() + ": check what writes to the transform queue.");
        }
        Outcome outcome = transformer.transform(file, SentTime.of(message));
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
        LOG.atWarn()
                .addKeyValue("file", file.object().fileId())
                .addKeyValue("reason", refusal.cause().reason().code())
                .log("refused");
    }

    private static void log(TransformedFile staged) {
        LOG.atInfo()
                .addKeyValue("file", staged.object().fileId())
                .addKeyValue("rows", staged.counts().rows())
                .addKeyValue("orders", staged.counts().orders())
                .addKeyValue("lines", staged.counts().lines())
                .addKeyValue("rejected", staged.counts().rejected())
                .addKeyValue("duplicates", staged.counts().duplicates())
                .log("transformed");
    }

    private String describe(String body) {
        return LandingObjects.describe(codec.read(body, ExtractedFile.class).object());
    }
}
