package io.brewline.it.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.opencsv.RFC4180Parser;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.extract.ExtractConfig;
import io.brewline.extract.ExtractHandler;
import io.brewline.message.Message;
import io.brewline.message.MessageCodec;
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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Extract and Transform with AWS in memory: a file in, what Load would be told and what it would copy out. Not
 * thread-safe.
 */
public final class TwoStages {
    private static final Map<String, String> SETTINGS = Map.of(
            "LANDING_BUCKET", "landing",
            "STAGING_BUCKET", "staging",
            "QUARANTINE_BUCKET", "quarantine",
            "TRANSFORM_QUEUE_URL", "transform-queue",
            "LOAD_QUEUE_URL", "load-queue",
            "ALERT_TOPIC_ARN", "topic",
            "CUSTOMER_KEY_SECRET_ARN", "arn:key");

    private final MessageCodec codec = new MessageCodec();
    private final InMemoryS3 s3 = new InMemoryS3();
    private final RecordingSqs sqs = new RecordingSqs();
    private final RecordingSns sns = new RecordingSns();
    private final ExtractHandler extract;
    private final TransformHandler transform;

    public TwoStages() {
        this(Map.of());
    }

    /** Stages with more settings than they need. */
    public TwoStages(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.putAll(more);
        Settings settings = new Settings(environment);
        AwsClients aws =
                new AwsClients(s3, sqs, sns, new StoredSecrets(Map.of("arn:key", "a key of thirty-two characters..")));
        extract = new ExtractHandler(ExtractConfig.from(settings), aws);
        transform = new TransformHandler(TransformConfig.from(settings), aws);
    }

    /** Lands a file and gives the one message that Load gets. */
    public Message.ForLoad run(String key, byte[] bytes) {
        String version = s3.put("landing", key, bytes);
        String event = S3Notifications.created("landing", key, version, null, "00AB", bytes.length);
        assertThat(SqsEvents.failures(extract.handleRequest(SqsEvents.of(event), null)))
                .isEmpty();
        String[] extracted = sqs.bodies("transform-queue").toArray(String[]::new);
        assertThat(SqsEvents.failures(transform.handleRequest(SqsEvents.of(extracted), null)))
                .isEmpty();
        assertThat(sqs.bodies("load-queue")).hasSize(1);
        return codec.read(sqs.bodies("load-queue").get(0), Message.ForLoad.class);
    }

    /** Forgets the files that were run: the next one finds nothing of them, as in a new instance. */
    public void clear() {
        s3.clear();
        sqs.clear();
        sns.clear();
    }

    /** The objects of the staging and the quarantine bucket, by bucket and key. */
    public SortedMap<String, byte[]> objects() {
        SortedMap<String, byte[]> objects = new TreeMap<>();
        for (String bucket : List.of("staging", "quarantine")) {
            s3.keys(bucket)
                    .forEach(key -> objects.put(
                            bucket + "/" + key, s3.bytes(bucket, key).orElseThrow()));
        }
        return objects;
    }

    /** The messages to Transform and to Load. */
    public List<String> messages() {
        List<String> bodies = new ArrayList<>(sqs.bodies("transform-queue"));
        bodies.addAll(sqs.bodies("load-queue"));
        return bodies;
    }

    public List<String> alerts() {
        return sns.published().stream().map(PublishRequest::toString).toList();
    }

    /** Passes the bytes of all reads from now on through {@code wire}: what is large need not be held. */
    public void wire(UnaryOperator<InputStream> wire) {
        s3.wire(wire);
    }

    public boolean isAnythingStaged() {
        return !s3.keys("staging").isEmpty() || !s3.unfinishedUploads().isEmpty();
    }

    int notices() {
        return s3.keys("quarantine").size();
    }

    /** The staged lines under the header of a case's {@code lines.csv}. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(List.of("order,branch_name,product_size,product_type,product_flavour,"
                + "unit_price,quantity,order_date,total_price,payment_method,customer"));
        Map<String, Integer> orders = new LinkedHashMap<>();
        Map<String, Integer> customers = new LinkedHashMap<>();
        RFC4180Parser parser = new RFC4180Parser();
        for (String line : staged("lines/").lines().toList()) {
            String[] cells = parser.parseLine(line);
            assertThat(cells).hasSize(15);
            List<String> shown = new ArrayList<>();
            shown.add(Integer.toString(number(orders, cells[2])));
            shown.add(cells[4]);
            shown.addAll(List.of(cells).subList(6, 14));
            shown.add(cells[14].isEmpty() ? "" : "C" + number(customers, cells[14]));
            lines.add(String.join(",", shown));
        }
        return lines;
    }

    /** The staged rejects without what names the file. */
    List<JsonNode> rejects() {
        List<JsonNode> rejects = CaseFolder.json(staged("rejects/"));
        rejects.forEach(reject -> ((ObjectNode) reject).remove(List.of("file_id", "sequencer")));
        return rejects;
    }

    /** All that the two stages said or wrote. */
    String everythingThatLeft() {
        String notices = s3.keys("quarantine").stream()
                .map(key -> key + new String(s3.bytes("quarantine", key).orElseThrow(), UTF_8))
                .collect(Collectors.joining());
        return staged("")
                + s3.keys("staging")
                + notices
                + sqs.bodies("transform-queue")
                + sqs.bodies("load-queue")
                + sns.published();
    }

    private String staged(String prefix) {
        return s3.keys("staging").stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> unpacked(s3.bytes("staging", key).orElseThrow()))
                .collect(Collectors.joining());
    }

    private static int number(Map<String, Integer> numbers, String id) {
        numbers.putIfAbsent(id, numbers.size() + 1);
        return numbers.get(id);
    }

    /** The text of a staged object. */
    public static String unpacked(byte[] zstd) {
        try (InputStream unpacked = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(zstd))) {
            return new String(unpacked.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
