package io.brewline.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.failure.Reason;
import io.brewline.message.FileRefused;
import io.brewline.message.S3ObjectReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What happens to a file that is refused: a notice in the quarantine bucket, one alert, and a message to Load, which
 * records it. The notice is put only if it is not there yet, and only who put it alerts: a redelivery alerts nobody.
 */
public final class Refusals {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private final JsonMapper json = new JsonMapper();
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
        if (putNotice(refusal)) {
            try {
                alerts.send(alert(refusal));
            } catch (RuntimeException e) {
                // Else the retry would find the notice, and nobody would ever hear of the file.
                s3.deleteObject(
                        request -> request.bucket(quarantineBucket).key(noticeKey(refusal.object(), refusal.reason())));
                throw e;
            }
        }
    }

    /** Where the notice about a refused version lies in the quarantine bucket. */
    public static String noticeKey(S3ObjectReference object, String reason) {
        return "notices/v1/" + object.fileId() + "/" + object.sequencer() + "/" + reason + ".json";
    }

    private boolean putNotice(FileRefused refusal) {
        String key = noticeKey(refusal.object(), refusal.reason());
        try {
            s3.putObject(
                    request -> request.bucket(quarantineBucket)
                            .key(key)
                            .contentType("application/json")
                            .ifNoneMatch("*"),
                    RequestBody.fromString(notice(refusal)));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                return false;
            }
            throw Faults.of("write the notice " + key, e);
        } catch (SdkException e) {
            throw Faults.of("write the notice " + key, e);
        }
    }

    private String notice(FileRefused refusal) {
        ObjectNode notice = json.createObjectNode();
        notice.put("bucket", refusal.object().bucket());
        notice.put("key", refusal.object().key());
        notice.put("versionId", refusal.object().versionId());
        notice.put("sequencer", refusal.object().sequencer());
        notice.put("stage", refusal.stage().name());
        notice.put("reason", refusal.reason());
        notice.put("explanation", sentence(refusal));
        notice.put("detail", refusal.detail());
        notice.put("rows", refusal.rows());
        ObjectNode reasons = notice.putObject("rejectedByReason");
        refusal.rejectedByReason().forEach(reasons::put);
        notice.put("landedAt", refusal.landedAt().toString());
        return notice.toPrettyString() + "\n";
    }

    private static Alert alert(FileRefused refusal) {
        return new Alert(
                "Brewline refused " + refusal.object().key() + ": " + refusal.reason(),
                LandingObjects.describe(refusal.object()),
                refusal.reason(),
                sentence(refusal) + "\n" + refusal.detail()
                        + "\n\nNothing of this version was loaded; an earlier version of the file stays in force."
                        + " A corrected file under the same name takes its place.");
    }

    private static String sentence(FileRefused refusal) {
        return Reason.ofCode(refusal.reason()).map(Reason::sentence).orElse(refusal.reason());
    }
}
