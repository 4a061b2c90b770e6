package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.aws.StagingKeys.Content;
import io.brewline.failure.Transient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ManifestTest {
    private final FakeS3 s3 = new FakeS3();

    @Test
    void listsEveryPartAsMandatory() {
        String address = new Manifest(Content.LINES, List.of("lines/v1/a/1/0000.csv.zst", "lines/v1/b/1/0000.csv.zst"))
                .put(s3, "staging");
        String key = s3.keys().iterator().next();
        assertThat(address).isEqualTo("s3://staging/" + key);
        assertThat(new String(s3.content(key), StandardCharsets.UTF_8))
                .isEqualTo("{\"entries\":["
                        + "{\"url\":\"s3://staging/lines/v1/a/1/0000.csv.zst\",\"mandatory\":true},"
                        + "{\"url\":\"s3://staging/lines/v1/b/1/0000.csv.zst\",\"mandatory\":true}]}");
    }

    @Test
    void isNamedByItsContent() {
        Manifest manifest = new Manifest(Content.REJECTS, List.of("a"));
        assertThat(manifest.put(s3, "staging"))
                .isEqualTo(manifest.put(s3, "staging"))
                .isNotEqualTo(new Manifest(Content.REJECTS, List.of("b")).put(s3, "staging"))
                .matches("s3://staging/manifests/v1/[0-9a-f]{64}\\.rejects\\.json");
    }

    @Test
    void failsForAMomentWhenS3Does() {
        s3.beforePut(() -> {
            throw SdkClientException.create("Slow down.");
        });
        assertThatThrownBy(() -> new Manifest(Content.LINES, List.of("a")).put(s3, "staging"))
                .isInstanceOf(Transient.class);
    }
}
