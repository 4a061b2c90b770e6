package io.brewline.aws;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What a function does ahead where instances will start from a snapshot of it (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>): classes that are loaded and code that is
 * compiled by then are in the snapshot. A function that starts by itself does nothing ahead; it would only answer later.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** Lambda sets it (<a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">list</a>). */
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private static final String SNAPSHOT = "snap-start";

    private static final String NOTHING = "nothing-has-this-name";

    private Priming() {}

    /**
     * Where a snapshot is to be made, asks {@code bucket} for an object that is not there: the SDK's whole way to S3 and back
     * is in the snapshot then. Its failure is none of the function.
     */
    public static void beforeSnapshot(Settings settings, S3Client s3, String bucket) {
        if (settings.optional(INITIALIZATION).filter(SNAPSHOT::equals).isEmpty()) {
            return;
        }
        try {
            s3.getObject(request -> request.bucket(bucket).key(NOTHING)).abort();
        } catch (S3Exception e) {
            // It is not there, or may not be looked for: either is an answer.
        } catch (SdkException e) {
            LOG.warn("The snapshot is made without an answer of S3 ({}).", Faults.trace(e));
        }
    }
}
