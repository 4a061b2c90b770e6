package io.brewline.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.brewline.json.JsonValue;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.UnreadableMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads S3's event notifications (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">their structure</a>).
 * Events of other buckets and of other kinds, {@code s3:TestEvent} among them, are acknowledged and not acted upon.
 */
public final class S3Events {
    private static final Logger LOG = LoggerFactory.getLogger(S3Events.class);

    private final String landingBucket;

    /** Reads what is about objects of {@code landingBucket}. */
    public S3Events(String landingBucket) {
        this.landingBucket = landingBucket;
    }

    /**
     * The objects that an SQS message's body announces, often one, sometimes none.
     *
     * @throws UnreadableMessage where the body is no event
     */
    List<ObjectCreated> created(String body) {
        try {
            JsonValue event = JsonValue.parse(body);
            if (text(event, "Event").equals("s3:TestEvent")) {
                return List.of();
            }
            if (!event.at("Records").isList()) {
                throw unreadable("it has no Records");
            }
            List<ObjectCreated> created = new ArrayList<>();
            for (JsonValue announced : event.at("Records").elements()) {
                if (isLanding(announced)) {
                    created.add(read(announced));
                }
            }
            // What the S3 console makes of "create folder" is no file.
            created.removeIf(object -> object.object().key().endsWith("/"));
            return created;
        } catch (JsonProcessingException e) {
            throw unreadable("it is not JSON");
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unreadable("a record lacks a key, a time or a sequencer");
        }
    }

    /**
     * The files that a body is about, often one.
     *
     * @throws UnreadableMessage where the body is no event
     */
    public List<S3ObjectReference> files(String body) {
        return created(body).stream().map(ObjectCreated::object).toList();
    }

    private boolean isLanding(JsonValue event) {
        String bucket = text(event, "s3", "bucket", "name");
        String name = text(event, "eventName");
        if (!bucket.equals(landingBucket) || !name.startsWith("ObjectCreated:")) {
            LOG.warn(
                    "An event {} of bucket {} was ignored: only objects created in {} are read.",
                    name,
                    bucket,
                    landingBucket);
            return false;
        }
        return true;
    }

    private static ObjectCreated read(JsonValue event) {
        JsonValue object = event.at("s3", "object");
        String key = URLDecoder.decode(required(object, "key"), StandardCharsets.UTF_8);
        return new ObjectCreated(
                new S3ObjectReference(
                        text(event, "s3", "bucket", "name"),
                        key,
                        object.at("versionId").text().orElse(null),
                        object.at("eTag").text().orElse(null),
                        required(object, "sequencer"),
                        object.at("size").wholeNumber().orElse(0)),
                Instant.parse(required(event, "eventTime")));
    }

    private static String text(JsonValue json, String... path) {
        return json.at(path).text().orElse("");
    }

    private static String required(JsonValue json, String field) {
        String text = text(json, field);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field);
        }
        return text;
    }

    private static UnreadableMessage unreadable(String why) {
        return new UnreadableMessage("The message is not an event notification of S3 (" + why
                + "): check what writes to the extract queue.");
    }
}
