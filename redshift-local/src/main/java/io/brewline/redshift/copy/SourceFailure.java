package io.brewline.redshift.copy;

import java.io.IOException;
import java.io.Serial;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The objects to load cannot be found, read or unpacked; the message is for the author of the COPY. */
public final class SourceFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    SourceFailure(String message) {
        super(message);
    }

    SourceFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static SourceFailure of(SdkException failure, S3Address address) {
        if (failure instanceof AwsServiceException service) {
            String code = service.awsErrorDetails() == null
                    ? "Unknown"
                    : service.awsErrorDetails().errorCode();
            return new SourceFailure(
                    "S3ServiceException:" + reason(service) + ",Status " + service.statusCode() + ",Error " + code
                            + ",Key " + address,
                    failure);
        }
        return new SourceFailure("S3 could not be reached: " + failure.getMessage() + ",Key " + address, failure);
    }

    private static String reason(AwsServiceException failure) {
        return failure.awsErrorDetails() == null
                ? failure.getMessage()
                : failure.awsErrorDetails().errorMessage();
    }
}
