package io.brewline.local.pipeline;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.load.LoadConfig;
import io.brewline.load.LoadHandler;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three handlers, configured as a deployment would configure them. */
final class Stages {
    static final String LANDING = "brewline-landing";
    static final String STAGING = "brewline-staging";
    static final String QUARANTINE = "brewline-quarantine";
    static final List<String> BUCKETS = List.of(LANDING, STAGING, QUARANTINE);

    static final String EXTRACT_QUEUE = "extract-queue";
    static final String TRANSFORM_QUEUE = "transform-queue";
    static final String LOAD_QUEUE = "load-queue";
    static final List<String> QUEUES = List.of(EXTRACT_QUEUE, TRANSFORM_QUEUE, LOAD_QUEUE);

    private static final String ACCOUNT = "000000000000";

    private final Map<String, String> environment = new HashMap<>();
    private final AwsClients aws;

    Stages(AwsClients aws, LocalSqs sqs, String warehouseUrl) {
        this.aws = aws;
        environment.put("AWS_REGION", LocalS3.REGION.id());
        environment.put("LANDING_BUCKET", LANDING);
        environment.put("STAGING_BUCKET", STAGING);
        environment.put("QUARANTINE_BUCKET", QUARANTINE);
        environment.put("TRANSFORM_QUEUE_URL", sqs.queueUrl(TRANSFORM_QUEUE));
        environment.put("LOAD_QUEUE_URL", sqs.queueUrl(LOAD_QUEUE));
        environment.put("ALERT_TOPIC_ARN", "arn:aws:sns:" + LocalS3.REGION + ":" + ACCOUNT + ":brewline-alerts");
        environment.put("CUSTOMER_KEY_SECRET_ARN", LocalSecrets.CUSTOMER_KEY_ARN);
        environment.put("COPY_ROLE_ARN", "arn:aws:iam::" + ACCOUNT + ":role/brewline-copy");
        environment.put("WAREHOUSE_URL", warehouseUrl);
    }

    ExtractHandler extract() {
        return new ExtractHandler(ExtractConfig.from(new Settings(environment)), aws);
    }

    TransformHandler transform() {
        return new TransformHandler(TransformConfig.from(new Settings(environment)), aws);
    }

    LoadHandler load() {
        return new LoadHandler(LoadConfig.from(new Settings(environment)), aws);
    }
}
