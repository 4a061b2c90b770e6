package io.brewline.testing;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * S3's refusals, by the <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">list of its error
 * responses</a>.
 */
public final class S3Answers {
    private S3Answers() {}

    /** An error as the SDK gives it. */
    public static S3Exception error(int status, String code) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(code)
                .serviceName("S3")
                .build();
        S3Exception.Builder builder =
                status == 404 && code.equals("NoSuchKey") ? NoSuchKeyException.builder() : S3Exception.builder();
        return (S3Exception) builder.statusCode(status)
                .awsErrorDetails(details)
                .message(code)
                .build();
    }

    static StoredObject requireReadable(Optional<StoredObject> found, GetObjectRequest request) {
        if (found.isEmpty()) {
            throw request.versionId() == null ? error(404, "NoSuchKey") : error(404, "NoSuchVersion");
        }
        StoredObject object = found.get();
        if (object.isDeleteMarker()) {
            throw error(405, "MethodNotAllowed");
        }
        String eTag = request.ifMatch();
        if (eTag != null && !eTag.replace("\"", "").equals(object.eTag())) {
            throw error(412, "PreconditionFailed");
        }
        return object;
    }

    static void requirePiece(CompletedPart part, Map<Integer, byte[]> pieces) {
        byte[] piece = pieces.get(part.partNumber());
        if (piece == null || !StoredObject.of("", "", piece).eTag().equals(part.eTag())) {
            throw error(400, "InvalidPart");
        }
    }
}
