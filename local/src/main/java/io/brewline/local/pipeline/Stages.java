package io.brewline.local.pipeline;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Runbook;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.load.LoadConfig;
import io.brewline.load.LoadHandler;
import io.brewline.load.WarehouseUrl;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.sqs.EventSourceMapping;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueSettings;
import io.brewline.reconcile.ReconcileConfig;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The three handlers, configured as a deployment would configure them. */
final class Stages implements AutoCloseable {
    static final String LANDING = "brewline-landing";
    static final String STAGING = "brewline-staging";
    static final String QUARANTINE = "brewline-quarantine";
    static final List<String> BUCKETS = List.of(LANDING, STAGING, QUARANTINE);

    // A file of a gigabyte takes minutes: less time, and its message would come again while it is being worked on.
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    static final QueueSettings QUEUE_SETTINGS = new QueueSettings(TIMEOUT, Duration.ZERO, 5);

    static final EventSourceMapping EXTRACT =
            new EventSourceMapping("extract-queue", "extract", 2, 10, Duration.ZERO, TIMEOUT);
    static final EventSourceMapping TRANSFORM =
            new EventSourceMapping("transform-queue", "transform", 2, 1, Duration.ZERO, TIMEOUT);
    // Large batches: a COPY of many files costs little more than one of a few. One loader: two would wait for each
    // other
    // at the lock, and which of two overlapping files is said to have brought a sale would be a matter of luck.
    static final EventSourceMapping LOAD =
            new EventSourceMapping("load-queue", "load", 1, 1000, Duration.ofMillis(300), TIMEOUT);
    static final List<String> QUEUES = List.of(EXTRACT.queue(), TRANSFORM.queue(), LOAD.queue());

    private static final String ACCOUNT = "000000000000";
    private static final String ALERT_TOPIC_ARN = "arn:aws:sns:" + LocalS3.REGION + ":" + ACCOUNT + ":brewline-alerts";

    private final Map<String, String> environment = new HashMap<>();
    private final AwsClients aws;
    private final Collection<LoadHandler> loaders = new ConcurrentLinkedQueue<>();

    Stages(AwsClients aws, LocalSqs sqs, String warehouseUrl) {
        this.aws = aws;
        environment.put("AWS_REGION", LocalS3.REGION.id());
        environment.put("LANDING_BUCKET", LANDING);
        environment.put("STAGING_BUCKET", STAGING);
        environment.put("QUARANTINE_BUCKET", QUARANTINE);
        environment.put("TRANSFORM_QUEUE_URL", sqs.queueUrl(TRANSFORM.queue()));
        environment.put("LOAD_QUEUE_URL", sqs.queueUrl(LOAD.queue()));
        environment.put("ALERT_TOPIC_ARN", ALERT_TOPIC_ARN);
        environment.put("CUSTOMER_KEY_SECRET_ARN", LocalSecrets.CUSTOMER_KEY_ARN);
        environment.put("COPY_ROLE_ARN", "arn:aws:iam::" + ACCOUNT + ":role/brewline-copy");
        environment.put("WAREHOUSE_URL", warehouseUrl);
        environment.put("MAX_RECEIVE_COUNT", Integer.toString(QUEUE_SETTINGS.maxReceiveCount()));
    }

    ExtractHandler extract() {
        return new ExtractHandler(ExtractConfig.from(new Settings(environment)), aws);
    }

    TransformHandler transform() {
        return new TransformHandler(TransformConfig.from(new Settings(environment)), aws);
    }

    LoadHandler load() {
        LoadHandler loader = new LoadHandler(LoadConfig.from(new Settings(environment)), aws);
        loaders.add(loader);
        return loader;
    }

    /** Reconcile's, of which what landed longer than {@code limit} ago must be in the ledger. */
    static ReconcileConfig reconcileConfig(String warehouseUrl, Duration limit) {
        return new ReconcileConfig(
                LANDING,
                ALERT_TOPIC_ARN,
                new WarehouseUrl(warehouseUrl),
                Optional.empty(),
                limit,
                Optional.empty(),
                Runbook.DEFAULT_URL);
    }

    @Override
    public void close() {
        loaders.forEach(LoadHandler::close);
    }
}
