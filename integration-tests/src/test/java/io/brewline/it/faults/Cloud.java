package io.brewline.it.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The services of one schedule. Thread-safe. */
final class Cloud {
    static final String LANDING = "brewline-landing";
    static final String STAGING = "brewline-staging";
    static final String QUARANTINE = "brewline-quarantine";
    static final String EXTRACT = "extract";
    static final String TRANSFORM = "transform";
    static final String LOAD = "load";
    static final String CUSTOMER_KEY = "a key that is known to this test only";

    private static final JsonMapper JSON = new JsonMapper();

    private final SimulatedS3 s3 = new SimulatedS3();
    private final Map<String, SimulatedQueue> queues;
    private final List<String> alerts = new CopyOnWriteArrayList<>();

    Cloud(VirtualClock clock, Faults faults) {
        queues = Map.of(
                EXTRACT, new SimulatedQueue(EXTRACT, clock, faults),
                TRANSFORM, new SimulatedQueue(TRANSFORM, clock, faults),
                LOAD, new SimulatedQueue(LOAD, clock, faults));
    }

    SimulatedS3 s3() {
        return s3;
    }

    SimulatedQueue queue(String name) {
        return queues.get(name);
    }

    static String url(String queue) {
        return "https://sqs.eu-west-2.amazonaws.com/000000000000/" + queue;
    }

    /** All that was published, decoded. */
    List<String> alerts() {
        return List.copyOf(alerts);
    }

    HttpAnswer sendMessage(HttpCall call) {
        JsonNode request = json(call);
        String url = request.path("QueueUrl").textValue();
        String body = request.path("MessageBody").textValue();
        String id = queue(url.substring(url.lastIndexOf('/') + 1)).send(body);
        return HttpAnswer.json(JSON.createObjectNode()
                .put("MessageId", id)
                .put("MD5OfMessageBody", md5(body))
                .toString());
    }

    HttpAnswer publish(HttpCall call) {
        alerts.add(URLDecoder.decode(call.bodyText(), StandardCharsets.UTF_8));
        return HttpAnswer.of(
                200,
                "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
                        + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>");
    }

    HttpAnswer secret(HttpCall call) {
        String warehouse = "{\"username\":\"brewline\",\"password\":\"local\"}";
        boolean isWarehouse = json(call).path("SecretId").textValue().endsWith("warehouse");
        return HttpAnswer.json(JSON.createObjectNode()
                .put("SecretString", isWarehouse ? warehouse : CUSTOMER_KEY)
                .toString());
    }

    private static JsonNode json(HttpCall call) {
        try {
            return JSON.readTree(call.body().length == 0 ? "{}" : call.bodyText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the SDK sends JSON", e);
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
