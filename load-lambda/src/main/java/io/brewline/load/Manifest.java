package io.brewline.load;

import io.brewline.aws.Faults;
import io.brewline.aws.Sha256;
import io.brewline.aws.StagingKeys;
import io.brewline.aws.StagingKeys.Content;
import io.brewline.json.JsonText;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What one COPY reads, exactly: a bare key would be taken for a prefix (<a
 * href="https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html">manifests</a>).
 *
 * @param content what the parts hold
 * @param keys of the parts, in the staging bucket
 */
record Manifest(Content content, List<String> keys) {
    /**
     * Puts the manifest into the staging bucket, under a name made of its content.
     *
     * @return its address, {@code s3://…}
     */
    String put(S3Client s3, String bucket) {
        String text = json(bucket);
        String key = StagingKeys.manifest(content, Sha256.hex(text));
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(key).contentType("application/json"),
                    RequestBody.fromString(text));
        } catch (SdkException e) {
            throw Faults.of("write the manifest " + key, e);
        }
        return address(bucket, key);
    }

    private String json(String bucket) {
        return JsonText.object(json -> {
            json.writeArrayFieldStart("entries");
            for (String key : keys) {
                json.writeStartObject();
                json.writeStringField("url", address(bucket, key));
                // Without mandatory, COPY passes over a part that is missing.
                json.writeBooleanField("mandatory", true);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String address(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }
}
