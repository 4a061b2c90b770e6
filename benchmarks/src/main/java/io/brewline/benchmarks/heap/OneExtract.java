package io.brewline.benchmarks.heap;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.benchmarks.transform.Buckets;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Notifications;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes one file through Extract; prints {@code pass SECONDS BYTES}. Runs in a heap of a set size. */
final class OneExtract {
    private static final double NANOS = 1e9;

    private OneExtract() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        RecordingSqs sqs = new RecordingSqs();
        ExtractConfig config = ExtractConfig.from(new Settings(Map.of(
                "LANDING_BUCKET", "landing",
                "QUARANTINE_BUCKET", "quarantine",
                "TRANSFORM_QUEUE_URL", "transform-queue",
                "LOAD_QUEUE_URL", "load-queue",
                "ALERT_TOPIC_ARN", "topic")));
        ExtractHandler handler = new ExtractHandler(
                config,
                new AwsClients(
                        new Buckets(key -> Files.newInputStream(file), Buckets.Staging::drop),
                        sqs,
                        new RecordingSns(),
                        new StoredSecrets(Map.of())));
        String event = S3Notifications.created("landing", "large.csv", "version", "tag", "00AB", Files.size(file));
        long begun = System.nanoTime();
        handler.handleRequest(SqsEvents.of(event), null);
        if (sqs.bodies("transform-queue").size() != 1) {
            throw new IllegalStateException("Extract refused the file, or failed");
        }
        System.out.println("pass " + (System.nanoTime() - begun) / NANOS + " " + Files.size(file));
    }
}
