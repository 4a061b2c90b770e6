package io.brewline.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Event notifications as S3 writes them (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">structure</a>).
 */
public final class S3Notifications {
    /** When every object here landed. */
    public static final String LANDED_AT = "2026-03-02T18:30:00Z";

    private static final JsonMapper JSON = new JsonMapper();

    private S3Notifications() {}

    /** The notification of one object's creation; a null version or ETag is left out. */
    public static String created(
            String bucket, String key, String versionId, String eTag, String sequencer, long size) {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode record = event.putArray("Records").addObject();
        record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
        record.put("eventTime", LANDED_AT);
        ObjectNode s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        ObjectNode object = s3.putObject("object");
        object.put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
        object.put("size", size).put("sequencer", sequencer);
        if (versionId != null) {
            object.put("versionId", versionId);
        }
        if (eTag != null) {
            object.put("eTag", eTag);
        }
        return event.toString();
    }
}
