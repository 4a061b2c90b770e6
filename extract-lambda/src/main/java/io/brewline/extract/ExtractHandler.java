package io.brewline.extract;

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
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.failure.BadInput;
import io.brewline.message.FileRefused;
import io.brewline.message.MessageCodec;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extract function: S3 events in, one message for Transform, or a refusal, out for each object. */
public final class ExtractHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractHandler.class);

    private final S3Events events;
    private final FileExtractor extractor;
    private final MessageQueue transformQueue;
    private final Refusals refusals;
    private final BatchLoop batches;

    /** As Lambda makes it: configured by the environment. */
    public ExtractHandler() {
        this(ExtractConfig.environment());
    }

    private ExtractHandler(Settings settings) {
        this(ExtractConfig.from(settings), AwsClients.fromEnvironment(settings));
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public ExtractHandler(ExtractConfig config, AwsClients aws) {
        MessageCodec codec = new MessageCodec();
        SnsAlerts alerts = new SnsAlerts(aws.sns(), config.alertTopicArn());
        events = new S3Events(config.landingBucket());
        extractor = new FileExtractor(new LandingObjects(aws.s3()), config.limits());
        transformQueue = new MessageQueue(aws.sqs(), config.transformQueueUrl(), codec);
        refusals = new Refusals(
                aws.s3(), config.quarantineBucket(), alerts, new MessageQueue(aws.sqs(), config.loadQueueUrl(), codec));
        batches = new BatchLoop("extract", alerts, config.maxReceives(), events::describe);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return batches.each(batch, this::handle);
    }

    private void handle(SQSMessage message) {
        events.created(message.getBody()).forEach(this::handle);
    }

    private void handle(ObjectCreated created) {
        try {
            transformQueue.send(extractor.extract(created));
            LOG.atInfo().addKeyValue("file", created.object().fileId()).log("extracted");
        } catch (BadInput e) {
            refusals.refuse(new FileRefused(
                    created.object(),
                    FileRefused.Stage.EXTRACT,
                    e.reason().code(),
                    e.getMessage(),
                    0,
                    new TreeMap<>(),
                    created.landedAt()));
            LOG.atWarn()
                    .addKeyValue("file", created.object().fileId())
                    .addKeyValue("reason", e.reason().code())
                    .log("refused");
        }
    }
}
