package io.brewline.local.s3;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.message.S3ObjectReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes S3's event notifications (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">their structure</a>).
 */
final class S3EventJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String PRINCIPAL = "local";

    private final JsonMapper json = new JsonMapper();

    /** The notification that {@code landed} came into being. */
    String objectCreated(Creation creation, LandedObject landed) {
        ObjectNode event = json.createObjectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("eventVersion", "2.1");
        entry.put("eventSource", "aws:s3");
        entry.put("awsRegion", LocalS3.REGION.id());
        entry.put("eventTime", TIME.format(landed.at()));
        entry.put("eventName", creation.eventName());
        entry.putObject("userIdentity").put("principalId", PRINCIPAL);
        entry.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        entry.putObject("responseElements")
                .put("x-amz-request-id", landed.object().sequencer());
        ObjectNode s3 = entry.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "landing");
        writeBucket(s3.putObject("bucket"), landed.object().bucket());
        writeObject(s3.putObject("object"), landed.object());
        return event.toString();
    }

    private static void writeBucket(ObjectNode node, String bucket) {
        node.put("name", bucket);
        node.putObject("ownerIdentity").put("principalId", PRINCIPAL);
        node.put("arn", "arn:aws:s3:::" + bucket);
    }

    private static void writeObject(ObjectNode node, S3ObjectReference object) {
        node.put("key", encoded(object.key()));
        node.put("size", object.size());
        node.put("eTag", object.eTag());
        if (object.versionId() != null) {
            node.put("versionId", object.versionId());
        }
        node.put("sequencer", object.sequencer());
    }

    /** The key as S3 writes it: form encoding, a blank as {@code +}, slashes as they are. */
    static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
