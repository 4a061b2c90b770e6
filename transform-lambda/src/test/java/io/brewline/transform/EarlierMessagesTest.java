package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.aws.AwsClients;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.testing.InFlight;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that Extract of an earlier schema version sent, and that are received by today's Transform. */
class EarlierMessagesTest {
    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();
    private final MessageCodec codec = new MessageCodec();

    @Test
    void areStagedAsTheEarlierTransformStagedThem() {
        s3.put(Configured.LANDING, "leeds/sales.csv", InFlight.bytes("leeds.csv"));
        assertThat(handle(InFlight.text("ExtractedFile.json"))).isEmpty();
        TransformedFile file = codec.read(sqs.bodies(Configured.LOAD_QUEUE).get(0), TransformedFile.class);
        TransformedFile then = codec.read(InFlight.text("TransformedFile.json"), TransformedFile.class);
        assertThat(file)
                .usingRecursiveComparison()
                .ignoringFields("customerKeyVersions")
                .isEqualTo(then);
        assertThat(file.customerKeyVersions()).containsExactly(1);
        assertThat(Staging.lines(s3).toString())
                .isEqualTo(Staging.unpacked(InFlight.bytes("lines.csv.zst"))
                        .lines()
                        .toList()
                        .toString());
        assertThat(Staging.rejects(s3).toString())
                .isEqualTo(Staging.unpacked(InFlight.bytes("rejects.jsonl.zst"))
                        .lines()
                        .toList()
                        .toString());
    }

    @Test
    void areLeftToTheDeadLetterQueueWhereTheyAreOfALaterVersion() {
        s3.put(Configured.LANDING, "leeds/sales.csv", InFlight.bytes("leeds.csv"));
        String later = InFlight.text("ExtractedFile.json").replace("\"schemaVersion\":1", "\"schemaVersion\":3");
        assertThat(SqsEvents.failures(handler().handleRequest(SqsEvents.received(5, later), null)))
                .containsExactly("message-1");
        assertThat(sns.published())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject() + alert.message())
                        .contains(" gave up on s3://landing/leeds/sales.csv")
                        .contains("The message's schemaVersion is 3 and this function reads 1 to 2: deploy the stages"
                                + " together, then redrive the dead-letter queue."));
        assertThat(sqs.bodies(Configured.LOAD_QUEUE)).isEmpty();
    }

    private List<String> handle(String message) {
        return SqsEvents.failures(handler().handleRequest(SqsEvents.of(message), null));
    }

    private TransformHandler handler() {
        return new TransformHandler(
                Configured.with(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key")),
                new AwsClients(s3, sqs, sns, new StoredSecrets(Map.of("arn:key", InFlight.CUSTOMER_KEY))));
    }
}
