package io.brewline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.failure.Transient;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.S3Answers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

class LandingObjectsTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final byte[] NEW = "new".getBytes(UTF_8);
    private static final String MD5_OF_OLD = "149603e6c03516362a8da23f624db945";

    private final InMemoryS3 s3 = new InMemoryS3();
    private final LandingObjects landing = new LandingObjects(s3);

    @Test
    void readTheVersionThatWasAnnounced() {
        String version = s3.put("landing", "a.csv", OLD);
        s3.put("landing", "a.csv", NEW);
        assertThat(read(object(version, null))).isEqualTo(OLD);
    }

    @Test
    void areNamedOnOneLine() {
        assertThat(LandingObjects.describe(new S3ObjectReference(
                        "landing", "a\r\n2026-01-01 ERROR\u0085\u001B[2J\u2029.csv", null, null, "00", 1)))
                .isEqualTo("s3://landing/a??2026-01-01 ERROR??[2J?.csv");
    }

    @Test
    void readByTheEntityTagWithoutVersions() {
        s3.put("landing", "a.csv", OLD);
        assertThat(read(object(null, MD5_OF_OLD))).isEqualTo(OLD);
        assertThat(s3.reads()).singleElement().satisfies(request -> {
            assertThat(request.ifMatch()).isEqualTo(MD5_OF_OLD);
            assertThat(request.versionId()).isNull();
        });
    }

    @Test
    void haveVanishedWhenTheEntityTagIsAnother() {
        s3.put("landing", "a.csv", OLD);
        s3.put("landing", "a.csv", NEW);
        assertVanished(object(null, MD5_OF_OLD));
    }

    @Test
    void haveVanishedWhenTheVersionIsGone() {
        String version = s3.put("landing", "a.csv", OLD);
        s3.deleteObject(request -> request.bucket("landing").key("a.csv").versionId(version));
        s3.put("landing", "a.csv", NEW);
        assertVanished(object(version, null));
    }

    @Test
    void haveVanishedWhenTheKeyIsGone() {
        assertVanished(object(null, null));
        s3.put("landing", "a.csv", OLD);
        s3.deleteObject(request -> request.bucket("landing").key("a.csv"));
        assertVanished(object(null, null));
    }

    @Test
    void haveVanishedWhenTheVersionIsADeleteMarker() {
        s3.failNext("GetObject", S3Answers.error(405, "MethodNotAllowed"));
        assertVanished(object("marker", null));
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown", "403, AccessDenied", "400, RequestTimeout"})
    void areReadAgainWhenS3Fails(int status, String code) {
        s3.failNext("GetObject", S3Answers.error(status, code));
        assertThatThrownBy(() -> read(object(null, null)))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not read s3://landing/a.csv (" + code + ", status " + status + ").");
    }

    @Test
    void areReadAgainWhenTheBucketIsNotThere() {
        s3.failNext("GetObject", NoSuchBucketException.builder().statusCode(404).build());
        assertThatThrownBy(() -> read(object(null, null))).isInstanceOf(Transient.class);
    }

    @Test
    void areReadAgainWhenTheConnectionFails() {
        s3.failNext("GetObject", SdkClientException.create("reset"));
        assertThatThrownBy(() -> read(object(null, null))).isInstanceOf(Transient.class);
        s3.put("landing", "a.csv", OLD);
        assertThatThrownBy(() -> landing.read(object(null, null), bytes -> {
                    throw new IOException("reset");
                }))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not read s3://landing/a.csv.");
    }

    @Test
    void areReadAgainWhenTheyOnlyLookBadBecauseTheyWereDamagedOnTheirWay() {
        s3.put("landing", "a.csv", OLD);
        s3.wire(bytes -> new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read < 0) {
                    throw SdkClientException.create("a different checksum than expected");
                }
                return read;
            }
        });

        assertThatThrownBy(() -> landing.read(object(null, null), bytes -> {
                    throw new BadInput(Reason.CORRUPT_COMPRESSION, "damaged");
                }))
                .isInstanceOf(Transient.class);
    }

    @ParameterizedTest
    @CsvSource({"TOO_LARGE, 3, false", "CORRUPT_COMPRESSION, 1073741824, true", "CORRUPT_COMPRESSION, 1073741825, false"
    })
    void areReadToTheirEndUnlessThatTakesTooLong(Reason reason, long size, boolean isReadOn) {
        s3.put("landing", "a.csv", OLD);
        AtomicBoolean readOn = new AtomicBoolean();
        s3.wire(bytes -> new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                readOn.set(true);
                return super.read(into, offset, length);
            }
        });

        assertThatThrownBy(() ->
                        landing.read(new S3ObjectReference("landing", "a.csv", null, null, "00AB", size), bytes -> {
                            throw new BadInput(reason, "bad");
                        }))
                .isInstanceOf(BadInput.class);
        assertThat(readOn.get()).isEqualTo(isReadOn);
    }

    @Test
    void areAbortedWhereTheirReadingFails() {
        s3.put("landing", "a.csv", OLD);
        assertThatThrownBy(() -> landing.read(object(null, null), bytes -> {
                    throw new BadInput(Reason.NOT_TEXT, "a picture");
                }))
                .isInstanceOf(BadInput.class);
        assertThat(s3.aborts()).isEqualTo(1);
    }

    @Test
    void areNotAbortedWhereTheyWereRead() {
        s3.put("landing", "a.csv", OLD);
        assertThat(read(object(null, null))).isEqualTo(OLD);
        assertThat(s3.aborts()).isZero();
    }

    private void assertVanished(S3ObjectReference object) {
        assertThatThrownBy(() -> read(object))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.VANISHED));
    }

    private byte[] read(S3ObjectReference object) {
        return landing.read(object, InputStream::readAllBytes);
    }

    private static S3ObjectReference object(String versionId, String eTag) {
        return new S3ObjectReference("landing", "a.csv", versionId, eTag, "00AB", OLD.length);
    }
}
