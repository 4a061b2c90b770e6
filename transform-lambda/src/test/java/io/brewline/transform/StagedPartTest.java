package io.brewline.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Transient;
import io.brewline.testing.CapturedOutput;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.S3Answers;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class StagedPartTest {
    private static final String KEY = "lines/v1/f/s/0000.csv.zst";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final StagedPart part = new StagedPart(s3, Staging.BUCKET, KEY);
    private final Random random = new Random(5);

    @Test
    void appearsWhenItIsPublished() {
        write("a,b\n");
        write("c,d\n");
        part.finish();
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
        part.publish();
        assertThat(content()).isEqualTo("a,b\nc,d\n");
        assertThat(s3.unfinishedUploads()).isEmpty();
    }

    @Test
    void appearsWhenItIsPublishedThoughItsPiecesWentBefore() {
        String rows = writePieces(3);
        part.finish();
        assertThat(s3.unfinishedUploads()).hasSize(1);
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
        part.publish();
        assertThat(content()).isEqualTo(rows);
        assertThat(s3.unfinishedUploads()).isEmpty();
        part.discard();
        assertThat(s3.keys(Staging.BUCKET)).containsExactly(KEY);
    }

    @Test
    void leavesNothingWhenItIsDiscarded() {
        writePieces(2);
        assertThat(s3.unfinishedUploads()).hasSize(1);
        part.discard();
        assertThat(s3.unfinishedUploads()).isEmpty();
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsDiscardedSmall() {
        write("a,b\n");
        part.discard();
        assertThat(s3.keys(Staging.BUCKET)).isEmpty();
    }

    @Test
    void knowsItsSizeWhileItGrows() {
        writePieces(4);
        assertThat(part.compressedBytes()).isGreaterThan(4 * (8L << 20));
        part.discard();
    }

    @Test
    void isRetriedWhereAPieceCannotBeUploaded() {
        s3.failNext("UploadPart", S3Answers.error(503, "SlowDown"));
        assertThatThrownBy(() -> writePieces(2))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not upload a piece of " + KEY + " (SlowDown, status 503).");
        part.discard();
        assertThat(s3.unfinishedUploads()).isEmpty();
    }

    @Test
    void isRetriedWhereItCannotBePublished() {
        write("a,b\n");
        part.finish();
        s3.failNext("PutObject", SdkClientException.create("no route"));
        assertThatThrownBy(part::publish)
                .isInstanceOf(Transient.class)
                .hasMessage("Could not publish " + KEY + " (SdkClientException).");
    }

    @Test
    void hidesNoOtherFailureWhenItsUploadCannotBeAborted() {
        writePieces(1);
        s3.failNext("AbortMultipartUpload", S3Answers.error(503, "SlowDown"));
        try (CapturedOutput log = new CapturedOutput()) {
            part.discard();
            assertThat(log.text()).contains("The upload of " + KEY + " could not be aborted.");
        }
        assertThat(s3.unfinishedUploads()).hasSize(1);
    }

    private String writePieces(int pieces) {
        StringBuilder rows = new StringBuilder();
        byte[] noise = new byte[3 << 20];
        // A piece is 8 MiB of noise that does not compress; in letters it is a third more.
        for (int i = 0; i < 3 * pieces; i++) {
            random.nextBytes(noise);
            String row = Base64.getEncoder().encodeToString(noise) + "\n";
            write(row);
            rows.append(row);
        }
        return rows.toString();
    }

    private void write(String rows) {
        byte[] bytes = rows.getBytes(UTF_8);
        part.write(bytes, bytes.length);
    }

    private String content() {
        return Staging.unpacked(s3.bytes(Staging.BUCKET, KEY).orElseThrow());
    }
}
