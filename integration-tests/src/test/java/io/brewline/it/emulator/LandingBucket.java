package io.brewline.it.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.AwsClients;
import io.brewline.local.s3.LandedObject;
import io.brewline.local.s3.S3EventNotifier;
import io.brewline.message.S3ObjectReference;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The landing bucket, which announces what is put into it. Where the emulator's events are not those of S3, the test
 * announces in its place, and says so. For one thread.
 */
final class LandingBucket {
    private static final int WAIT_SECONDS = 3;

    private final AwsClients aws;
    private final String name;
    private final String queueUrl;
    private final S3EventNotifier notifier;
    private final Map<String, S3ObjectReference> landed = new HashMap<>();
    private final boolean announcedByEmulator;

    /** The bucket of that name, its events going to the queue. */
    LandingBucket(AwsClients aws, String name, String queueUrl, String queueArn) throws IOException {
        this.aws = aws;
        this.name = name;
        this.queueUrl = queueUrl;
        notifier = new S3EventNotifier(aws.s3(), aws.sqs(), queueUrl, Clock.systemUTC());
        notify(queueArn);
        String trouble = troubleWithEvents();
        announcedByEmulator = trouble.isEmpty();
        if (!announcedByEmulator) {
            System.out.println("EmulatorIT: " + trouble + ", unlike S3: the test sends S3's events itself.");
            aws.s3()
                    .putBucketNotificationConfiguration(
                            request -> request.bucket(name).notificationConfiguration(nothing -> {}));
        }
    }

    private void notify(String queueArn) {
        QueueConfiguration toQueue = QueueConfiguration.builder()
                .queueArn(queueArn)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        aws.s3()
                .putBucketNotificationConfiguration(request ->
                        request.bucket(name).notificationConfiguration(to -> to.queueConfigurations(toQueue)));
    }

    private String troubleWithEvents() throws IOException {
        aws.s3().putObject(request -> request.bucket(name).key("probe"), RequestBody.fromString("probe"));
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            for (Message message : some) {
                aws.sqs().deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                JsonNode event = new JsonMapper().readTree(message.body()).at("/Records/0");
                if (event.isObject()) {
                    return troubleWith(event);
                }
            }
        }
        return "the emulator announces no objects";
    }

    private List<Message> receive() {
        return aws.sqs()
                .receiveMessage(request -> request.queueUrl(queueUrl).waitTimeSeconds(WAIT_SECONDS))
                .messages();
    }

    private static String troubleWith(JsonNode event) {
        if (event.at("/s3/object/sequencer").asText().isEmpty()) {
            return "the emulator's events have no sequencer";
        }
        try {
            Instant.parse(event.path("eventTime").asText());
            return "";
        } catch (DateTimeException e) {
            return "the emulator's events have no time zone";
        }
    }

    String name() {
        return name;
    }

    /** Puts a file, under its own name; its event is on its way when this returns. */
    void land(Path file) {
        String key = file.getFileName().toString();
        if (announcedByEmulator) {
            aws.s3().putObject(request -> request.bucket(name).key(key), file);
        } else {
            landed.put(key, notifier.upload(file, name, key).object());
        }
    }

    /** Copies an object onto itself, so that it comes through again. */
    void replay(String key) {
        String version = aws.s3()
                .copyObject(request -> request.sourceBucket(name)
                        .sourceKey(key)
                        .destinationBucket(name)
                        .destinationKey(key)
                        .metadataDirective(MetadataDirective.REPLACE))
                .versionId();
        if (!announcedByEmulator) {
            S3ObjectReference before = landed.get(key);
            S3ObjectReference again = new S3ObjectReference(
                    name, key, version, before.eTag(), following(before.sequencer()), before.size());
            notifier.announce(new LandedObject(again, Instant.now()));
            landed.put(key, again);
        }
    }

    private static String following(String sequencer) {
        BigInteger next = new BigInteger(sequencer, 16).add(BigInteger.ONE);
        return String.format("%0" + sequencer.length() + "X", next);
    }
}
