package io.brewline.load;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.brewline.json.JsonText;
import java.util.Optional;

/**
 * What CloudFormation is told of a custom resource.
 *
 * @param failure why it failed, one sentence; empty for success
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Custom resource
 *     response objects</a>
 */
record StackAnswer(CloudFormationCustomResourceEvent event, Optional<String> failure) {
    /** Another id would make CloudFormation delete the resource under the old one. */
    private static final String PHYSICAL_ID = "brewline-warehouse-schema";

    /** All fields together may be 4,096 bytes; the ids are at most 2,000, and a character at most 3 bytes. */
    private static final int LONGEST_REASON = 600;

    /** {@code SUCCESS} or {@code FAILED}. */
    String status() {
        return failure.isEmpty() ? "SUCCESS" : "FAILED";
    }

    /** What is put to the event's address: JSON, UTF-8. */
    byte[] toJson() {
        return JsonText.objectBytes(json -> {
            json.writeStringField("Status", status());
            json.writeStringField("PhysicalResourceId", physicalId());
            json.writeStringField("StackId", event.getStackId());
            json.writeStringField("RequestId", event.getRequestId());
            json.writeStringField("LogicalResourceId", event.getLogicalResourceId());
            if (failure.isPresent()) {
                String reason = failure.get();
                json.writeStringField("Reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
            }
        });
    }

    private String physicalId() {
        String given = event.getPhysicalResourceId();
        return given == null || given.isBlank() ? PHYSICAL_ID : given;
    }
}
