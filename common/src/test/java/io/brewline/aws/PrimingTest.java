package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.testing.InMemoryS3;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimingTest {
    private final InMemoryS3 s3 = new InMemoryS3();

    @Test
    void asksS3WhereASnapshotIsMade() {
        prime("snap-start");
        assertThat(s3.reads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-demand", "provisioned-concurrency", ""})
    void doesNothingAheadElsewhere(String type) {
        prime(type);
        Priming.beforeSnapshot(new Settings(Map.of()), s3, "landing");
        assertThat(s3.reads()).isEmpty();
    }

    private void prime(String type) {
        Priming.beforeSnapshot(new Settings(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type)), s3, "landing");
    }
}
