package io.brewline.it.contract;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.S3Notifications;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What Transform stages for a small file, unpacked: one part of lines and one of rejects. */
record TransformedSample(S3ObjectReference object, String lines, String rejects) {
    private static final Map<String, String> SETTINGS = Map.of(
            "LANDING_BUCKET", "landing",
            "STAGING_BUCKET", "staging",
            "QUARANTINE_BUCKET", "quarantine",
            "TRANSFORM_QUEUE_URL", "transform-queue",
            "LOAD_QUEUE_URL", "load-queue",
            "ALERT_TOPIC_ARN", "topic",
            "CUSTOMER_KEY_SECRET_ARN", "arn:key");

    static TransformedSample of(String csv) throws IOException {
        InMemoryS3 s3 = new InMemoryS3();
        RecordingSqs sqs = new RecordingSqs();
        AwsClients aws = new AwsClients(
                s3, sqs, new RecordingSns(), new StoredSecrets(Map.of("arn:key", "a key of thirty-two characters..")));
        Settings settings = new Settings(SETTINGS);
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        String version = s3.put("landing", "leeds.csv", bytes);
        String event = S3Notifications.created("landing", "leeds.csv", version, null, "00AB", bytes.length);
        new ExtractHandler(ExtractConfig.from(settings), aws).handleRequest(SqsEvents.of(event), null);
        new TransformHandler(TransformConfig.from(settings), aws)
                .handleRequest(SqsEvents.of(sqs.bodies("transform-queue").get(0)), null);
        TransformedFile file = new MessageCodec().read(sqs.bodies("load-queue").get(0), TransformedFile.class);
        return new TransformedSample(file.object(), unpacked(s3, file.lineParts()), unpacked(s3, file.rejectParts()));
    }

    private static String unpacked(InMemoryS3 s3, List<String> parts) throws IOException {
        byte[] part = s3.bytes("staging", parts.get(0)).orElseThrow();
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(part))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
