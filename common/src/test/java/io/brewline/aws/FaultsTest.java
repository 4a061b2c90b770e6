package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.failure.Transient;
import io.brewline.testing.S3Answers;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FaultsTest {
    private static final String SECRET = "Ann Example";

    @Test
    void nameTheServicesAnswer() {
        S3Exception denied = S3Answers.error(403, "AccessDenied");
        Transient fault = Faults.of("read s3://landing/a.csv", denied);
        assertThat(fault)
                .hasMessage("Could not read s3://landing/a.csv (AccessDenied, status 403).")
                .hasCause(denied);
    }

    @Test
    void nameTheKindOfAFailureBeforeAnyAnswer() {
        assertThat(Faults.of("read s3://landing/a.csv", SdkClientException.create("Ann's connection was reset")))
                .hasMessage("Could not read s3://landing/a.csv (SdkClientException).");
        assertThat(Faults.of("read s3://landing/a.csv", S3Exception.builder().build()))
                .hasMessageStartingWith("Could not read s3://landing/a.csv (");
    }

    @Test
    void traceKindsAndPlacesWithoutMessages() {
        String trace = Faults.trace(new IllegalStateException(SECRET, new NumberFormatException(SECRET)));
        assertThat(trace)
                .startsWith("java.lang.IllegalStateException at io.brewline.aws.FaultsTest.")
                .contains(" caused by java.lang.NumberFormatException at ")
                .doesNotContain(SECRET);
    }

    @Test
    void traceAFailureThatCausesItself() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        assertThat(Faults.trace(one)).contains("caused by").hasSizeLessThan(10_000);
    }
}
