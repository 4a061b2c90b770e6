package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.aws.AwsClients;
import io.brewline.customer.KeyRotation;
import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The transform function while its customer keys are changed. */
class ChangingKeysTest {
    private static final String GOOD = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CARD,9999000011112222\n";
    private static final String TWO_KEYS = "{\"keys\":[{\"version\":1,\"key\":\"a key of thirty-two characters..\"},"
            + "{\"version\":2,\"key\":\"another key, also long enough\",\"from\":\"2026-02-02\"}]}";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();
    private final MessageCodec codec = new MessageCodec();

    @Test
    void readsTheKeysAgainAndTellsWhichItUsed() {
        Map<String, String> texts = new HashMap<>(Map.of("arn:key", "a key of thirty-two characters.."));
        AtomicReference<Instant> now = new AtomicReference<>(Landed.AT);
        TransformHandler handler = new TransformHandler(
                Configured.with(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key")),
                new AwsClients(s3, sqs, sns, new StoredSecrets(texts)),
                clock(now::get));
        String second = GOOD.replace("01/02/2026", "02/02/2026");
        handler.handleRequest(SqsEvents.of(message("a.csv", GOOD + second)), null);
        texts.put("arn:key", TWO_KEYS);
        now.set(Landed.AT.plus(KeyRotation.KNOWN_EVERYWHERE_AFTER).minusSeconds(1));
        handler.handleRequest(SqsEvents.of(message("b.csv", GOOD + second)), null);
        now.set(Landed.AT.plus(KeyRotation.KNOWN_EVERYWHERE_AFTER));
        handler.handleRequest(SqsEvents.of(message("c.csv", GOOD + second)), null);
        handler.handleRequest(SqsEvents.of(message("d.csv", GOOD)), null);
        assertThat(announced())
                .extracting(TransformedFile::customerKeyVersions)
                .containsExactly(List.of(1), List.of(1), List.of(1, 2), List.of(1));
        assertThat(Staging.lines(s3).stream()
                        .map(line -> line.substring(line.length() - 32))
                        .distinct())
                .containsExactlyInAnyOrder("726fc3eff3a971797555f88bff4a61d1", "e415b7ebe50a483ec8dd7624f899c38f");
    }

    @Test
    void stagesAnOldFileAsBeforeOnceTheKeyWasRotated() {
        StoredSecrets before = new StoredSecrets(Map.of("arn:key", "a key of thirty-two characters.."));
        StoredSecrets after = new StoredSecrets(Map.of("arn:key", TWO_KEYS));
        for (StoredSecrets secrets : List.of(before, after)) {
            new TransformHandler(
                            Configured.with(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key")),
                            new AwsClients(s3, sqs, sns, secrets))
                    .handleRequest(SqsEvents.of(message("a.csv", GOOD)), null);
        }
        assertThat(announced())
                .extracting(TransformedFile::stagedSha256)
                .hasSize(2)
                .containsOnly(announced().get(0).stagedSha256());
    }

    @Test
    void leavesAFileForLaterWhenTheKeysCannotBeReadAgain() {
        Map<String, String> texts = new HashMap<>(Map.of("arn:key", "a key of thirty-two characters.."));
        AtomicReference<Instant> now = new AtomicReference<>(Landed.AT);
        TransformHandler handler = new TransformHandler(
                Configured.with(Map.of("CUSTOMER_KEY_SECRET_ARN", "arn:key")),
                new AwsClients(s3, sqs, sns, new StoredSecrets(texts)),
                clock(now::get));
        texts.put("arn:key", "{ broken");
        now.set(Landed.AT.plus(KeyRotation.KNOWN_EVERYWHERE_AFTER));
        assertThat(SqsEvents.failures(handler.handleRequest(SqsEvents.of(message("a.csv", GOOD)), null)))
                .containsExactly("message-1");
        texts.put("arn:key", "a key of thirty-two characters..");
        assertThat(SqsEvents.failures(handler.handleRequest(SqsEvents.of(message("a.csv", GOOD)), null)))
                .isEmpty();
    }

    private static Clock clock(InstantSource now) {
        return now.withZone(ZoneOffset.UTC);
    }

    private List<TransformedFile> announced() {
        return sqs.bodies(Configured.LOAD_QUEUE).stream()
                .map(body -> codec.read(body, TransformedFile.class))
                .toList();
    }

    private String message(String key, String text) {
        return codec.write(Landed.file(s3, key, text));
    }
}
