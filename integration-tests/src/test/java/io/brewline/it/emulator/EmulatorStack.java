package io.brewline.it.emulator;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.it.delivery.QueueDelivery;
import io.brewline.load.LoadConfig;
import io.brewline.load.LoadHandler;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * What a deployment makes, made in an emulator; and the three handlers, configured by settings alone, over the clients that
 * settings give them.
 *
 * @param landing versioned, announcing to the extract queue
 * @param stagingBucket its name
 * @param quarantineBucket its name
 * @param extract from its queue
 * @param transform from its queue
 * @param load from its queue
 * @param extractQueue its URL
 * @param extractDeadLetters the URL of its dead-letter queue
 * @param alertQueue the URL of the queue that is subscribed to the alerts
 * @param loader the handler behind {@code load}, which holds a connection
 */
record EmulatorStack(
        LandingBucket landing,
        String stagingBucket,
        String quarantineBucket,
        QueueDelivery extract,
        QueueDelivery transform,
        QueueDelivery load,
        String extractQueue,
        String extractDeadLetters,
        String alertQueue,
        LoadHandler loader)
        implements AutoCloseable {
    /** Of each queue. */
    static final int MAX_RECEIVES = 3;

    /**
     * Makes it.
     *
     * @param base where the emulator answers, and the region
     */
    static EmulatorStack make(
            EmulatorResources resources, AwsClients aws, Map<String, String> base, LocalWarehouse warehouse)
            throws IOException {
        String extractQueue = resources.queueWithDeadLetters("extract", MAX_RECEIVES);
        String transformQueue = resources.queueWithDeadLetters("transform", MAX_RECEIVES);
        String loadQueue = resources.queueWithDeadLetters("load", MAX_RECEIVES);
        String alertQueue = resources.queue("alerts", Map.of());
        LandingBucket landing = new LandingBucket(
                aws,
                resources.bucket("landing", BucketVersioningStatus.ENABLED),
                extractQueue,
                resources.queueArn("extract"));

        Map<String, String> settings = new HashMap<>(base);
        settings.put("LANDING_BUCKET", landing.name());
        settings.put("STAGING_BUCKET", resources.bucket("staging", BucketVersioningStatus.SUSPENDED));
        settings.put("QUARANTINE_BUCKET", resources.bucket("quarantine", BucketVersioningStatus.SUSPENDED));
        settings.put("TRANSFORM_QUEUE_URL", transformQueue);
        settings.put("LOAD_QUEUE_URL", loadQueue);
        settings.put("ALERT_TOPIC_ARN", resources.topic("alerts", "alerts"));
        settings.put("CUSTOMER_KEY_SECRET_ARN", resources.secret("customer-key", "0123456789abcdef0123456789abcdef"));
        settings.put("WAREHOUSE_URL", warehouse.url());
        settings.put(
                "WAREHOUSE_SECRET_ARN", resources.secret("loader", "{\"username\": \"brewline\", \"password\": \"\"}"));
        settings.put("COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy");
        settings.put("MAX_RECEIVE_COUNT", Integer.toString(MAX_RECEIVES));

        Settings told = new Settings(settings);
        LoadHandler loader = new LoadHandler(LoadConfig.from(told), AwsClients.fromEnvironment(told));
        ExtractHandler extractor = new ExtractHandler(ExtractConfig.from(told), AwsClients.fromEnvironment(told));
        TransformHandler transformer =
                new TransformHandler(TransformConfig.from(told), AwsClients.fromEnvironment(told));
        return new EmulatorStack(
                landing,
                told.required("STAGING_BUCKET"),
                told.required("QUARANTINE_BUCKET"),
                new QueueDelivery(aws.sqs(), extractQueue, new HandlerInProcess(extractor)),
                new QueueDelivery(aws.sqs(), transformQueue, new HandlerInProcess(transformer)),
                new QueueDelivery(aws.sqs(), loadQueue, new HandlerInProcess(loader)),
                extractQueue,
                resources.queueUrl(EmulatorResources.deadLetters("extract")),
                alertQueue,
                loader);
    }

    @Override
    public void close() {
        loader.close();
    }
}
