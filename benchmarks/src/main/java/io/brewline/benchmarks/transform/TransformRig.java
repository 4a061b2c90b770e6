package io.brewline.benchmarks.transform;

import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.branchfile.Layout;
import io.brewline.message.ExtractedFile;
import io.brewline.message.ExtractedFile.Compression;
import io.brewline.message.MessageCodec;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import io.brewline.transform.TransformConfig;
import io.brewline.transform.TransformHandler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** The transform function as it is deployed, with clients that cost nearly nothing. Not thread-safe. */
public final class TransformRig {
    /** The key of the customer tokens; a made-up one. */
    public static final String CUSTOMER_KEY = "the key of the benchmarks, no secret";

    /** After the last order that the generator makes. */
    public static final Instant LANDED = Instant.parse("2026-04-01T00:00:00Z");

    public static final String SEQUENCER = "00AB";
    public static final String BUCKET = "landing";

    private static final String QUEUE = "load-queue";

    private final RecordingSqs sqs = new RecordingSqs();
    private final MessageCodec codec = new MessageCodec();
    private final TransformHandler handler;

    public TransformRig(S3Client s3) {
        TransformConfig config = TransformConfig.from(new Settings(Map.of(
                "LANDING_BUCKET", BUCKET,
                "STAGING_BUCKET", "staging",
                "QUARANTINE_BUCKET", "quarantine",
                "LOAD_QUEUE_URL", QUEUE,
                "ALERT_TOPIC_ARN", "topic",
                "CUSTOMER_KEY_SECRET_ARN", "key")));
        handler = new TransformHandler(
                config, new AwsClients(s3, sqs, new RecordingSns(), new StoredSecrets(Map.of("key", CUSTOMER_KEY))));
    }

    /**
     * Takes one file of the {@code supercafe} layout through.
     *
     * @return what the function announced
     */
    public TransformedFile transform(String key, long bytes) {
        return transform(reference(key, bytes));
    }

    /** The same for an object that is known otherwise. */
    public TransformedFile transform(S3ObjectReference object) {
        sqs.clear();
        ExtractedFile file = new ExtractedFile(
                object,
                "ab".repeat(32),
                Compression.NONE,
                "UTF-8",
                Layout.SUPERCAFE.title(),
                Layout.SUPERCAFE.withoutHeader().byCode(),
                LANDED);
        List<String> failed = SqsEvents.failures(handler.handleRequest(SqsEvents.of(codec.write(file)), null));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("the function failed; see its log");
        }
        return codec.read(sqs.bodies(QUEUE).get(0), TransformedFile.class);
    }

    /** How the file is known. */
    public static S3ObjectReference reference(String key, long bytes) {
        return new S3ObjectReference(BUCKET, key, "version", null, SEQUENCER, bytes);
    }
}
