package io.brewline.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.brewline.failure.Reason;
import io.brewline.json.JsonText;
import io.brewline.message.FileRefused;
import io.brewline.message.S3ObjectReference;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What happens to a file that is refused: a notice in the quarantine bucket, one alert, and a message to Load, which
 * records it. A file with many rejected rows has a notice and an alert too, and loads. The notice is put once the alert was
 * sent: where it lies, somebody was told, and a redelivery alerts nobody. Who dies between the two is heard twice.
 */
public final class Refusals {
    /** The reason in the alert about a file that loads with many rows rejected. */
    public static final String REJECTS_BEYOND_LIMIT = "rejects_beyond_limit";

    private static final String CORRECT = "Upload a corrected file under the same name: it takes this one's place.";

    private final S3Client s3;
    private final String quarantineBucket;
    private final Alerts alerts;
    private final MessageQueue loadQueue;

    public Refusals(S3Client s3, String quarantineBucket, Alerts alerts, MessageQueue loadQueue) {
        this.s3 = s3;
        this.quarantineBucket = quarantineBucket;
        this.alerts = alerts;
        this.loadQueue = loadQueue;
    }

    /** Refuses a file, for good. */
    public void refuse(FileRefused refusal) {
        // The record first: if what follows fails, the message comes again and finds the rest still to do.
        loadQueue.send(refusal);
        alertOnce(noticeKey(refusal.object(), refusal.reason()), notice(refusal), alert(refusal));
    }

    /** Says that a file loads, but that more of its rows were rejected than is usual. */
    public void reportRejects(TransformedFile file) {
        Counts counts = file.counts();
        JsonText.Content notice = json -> {
            write(json, file.object(), file.landedAt(), REJECTS_BEYOND_LIMIT);
            json.writeNumberField("rows", counts.rows());
            json.writeNumberField("rejected", counts.rejected());
            write(json, file.rejectedByReason());
        };
        alertOnce(
                noticeKey(file.object(), REJECTS_BEYOND_LIMIT),
                notice,
                new Alert(
                        "Brewline rejected " + counts.rejected() + " of " + counts.rows() + " rows of "
                                + file.object().key(),
                        LandingObjects.describe(file.object()),
                        REJECTS_BEYOND_LIMIT,
                        "Rows rejected, by reason: " + file.rejectedByReason()
                                + "\n\nThe other rows are loaded. The table etl.rejected_rows names each rejected row.",
                        CORRECT,
                        Runbook.REJECTED_ROWS));
    }

    private void alertOnce(String key, JsonText.Content notice, Alert alert) {
        if (!isThere(key)) {
            alerts.send(alert);
            put(key, JsonText.objectInLines(notice) + "\n");
        }
    }

    private boolean isThere(String key) {
        try {
            s3.getObjectAsBytes(request -> request.bucket(quarantineBucket).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw Faults.of("look for the notice " + key, e);
        }
    }

    /** Where the notice about a refused version lies in the quarantine bucket. */
    public static String noticeKey(S3ObjectReference object, String reason) {
        return "notices/v1/" + object.fileId() + "/" + object.sequencer() + "/" + reason + ".json";
    }

    private void put(String key, String notice) {
        try {
            s3.putObject(
                    request -> request.bucket(quarantineBucket).key(key).contentType("application/json"),
                    RequestBody.fromString(notice));
        } catch (SdkException e) {
            throw Faults.of("write the notice " + key, e);
        }
    }

    private static JsonText.Content notice(FileRefused refusal) {
        return json -> {
            write(json, refusal.object(), refusal.landedAt(), refusal.reason());
            json.writeStringField("stage", refusal.stage().name());
            json.writeStringField("explanation", sentence(refusal));
            json.writeStringField("detail", refusal.detail());
            json.writeNumberField("rows", refusal.rows());
            write(json, refusal.rejectedByReason());
        };
    }

    private static void write(JsonGenerator json, S3ObjectReference object, Instant landedAt, String reason)
            throws IOException {
        json.writeStringField("bucket", object.bucket());
        json.writeStringField("key", object.key());
        json.writeStringField("versionId", object.versionId());
        json.writeStringField("sequencer", object.sequencer());
        json.writeStringField("landedAt", landedAt.toString());
        json.writeStringField("reason", reason);
    }

    private static void write(JsonGenerator json, Map<String, Long> rejectedByReason) throws IOException {
        json.writeObjectFieldStart("rejectedByReason");
        for (Map.Entry<String, Long> rows : rejectedByReason.entrySet()) {
            json.writeNumberField(rows.getKey(), rows.getValue());
        }
        json.writeEndObject();
    }

    private static Alert alert(FileRefused refusal) {
        return new Alert(
                "Brewline refused " + refusal.object().key() + ": " + refusal.reason(),
                LandingObjects.describe(refusal.object()),
                refusal.reason(),
                sentence(refusal) + "\n" + refusal.detail()
                        + "\n\nNothing of it is loaded now; what the ledger (etl.file_versions) holds already stays in force.",
                CORRECT,
                Runbook.REFUSED_FILE);
    }

    private static String sentence(FileRefused refusal) {
        return Reason.ofCode(refusal.reason()).map(Reason::sentence).orElse(refusal.reason());
    }
}
