package io.brewline.extract;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.brewline.aws.LandingObjects;
import io.brewline.branchfile.UnpackLimits;
import io.brewline.failure.BadInput;
import io.brewline.failure.Transient;
import io.brewline.message.ExtractedFile;
import io.brewline.message.ExtractedFile.Compression;
import io.brewline.message.S3ObjectReference;
import io.brewline.testing.InMemoryS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileExtractorTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String ROW = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CASH,\n";

    private final InMemoryS3 s3 = new InMemoryS3();

    @Test
    void saysWhatAFileIs() {
        ExtractedFile file = extract(ROW.getBytes(UTF_8));
        assertThat(file.layout()).isEqualTo("supercafe");
        assertThat(file.columns()).containsEntry("basket", 3).hasSize(6);
        assertThat(file.charset()).isEqualTo("UTF-8");
        assertThat(file.compression()).isEqualTo(Compression.NONE);
        assertThat(file.landedAt()).isEqualTo(Instant.parse("2026-03-02T18:30:00Z"));
        // Python: hashlib.sha256(ROW)
        assertThat(file.contentSha256()).isEqualTo("61b42ee3139526f053f5939aec7a58dd962551ddf92668d83c9da8ddef18049f");
    }

    @Test
    void hashesTheBytesAsTheyLieThere() throws IOException {
        byte[] packed = gzip(ROW.getBytes(UTF_8));
        ExtractedFile file = extract(packed);
        assertThat(file.compression()).isEqualTo(Compression.GZIP);
        assertThat(file.contentSha256())
                .isNotEqualTo(extract(ROW.getBytes(UTF_8)).contentSha256());
        assertThat(extract(packed).contentSha256()).isEqualTo(file.contentSha256());
        assertThat(extract(Zstd.compress(ROW.getBytes(UTF_8))).compression()).isEqualTo(Compression.ZSTD);
    }

    @Test
    void tellsTheCharset() {
        assertThat(charset(ROW.replace("Tea", "Th\u00e9"), UTF_8)).isEqualTo("UTF-8");
        assertThat(charset("\uFEFF" + ROW, UTF_8)).isEqualTo("UTF-8");
        assertThat(charset(ROW.replace("1.00", "\u00a31.00"), WINDOWS_1252)).isEqualTo("windows-1252");
    }

    @Test
    void keepsTheCharsetWhereOneCharacterIsDamaged() {
        byte[] bytes = (ROW.replace("Tea", "Th\u00e9") + ROW.replace("Ann", "Zo\u00eb") + ROW).getBytes(UTF_8);
        bytes[bytes.length - ROW.length() + ROW.indexOf("Ann")] = (byte) 0xe9;
        assertThat(extract(bytes).charset()).isEqualTo("UTF-8");
        byte[] marked = ("\uFEFF" + ROW).getBytes(UTF_8);
        marked[marked.length - ROW.length() + ROW.indexOf("Ann")] = (byte) 0xe9;
        assertThat(extract(marked).charset()).isEqualTo("UTF-8");
    }

    @Test
    void tellsTheCharsetByTheLastByteToo() {
        String rows = ROW.repeat(5_000);
        assertThat(charset(rows + "\u00a3", WINDOWS_1252)).isEqualTo("windows-1252");
        assertThat(charset(rows + "\u00a3", UTF_8)).isEqualTo("UTF-8");
    }

    @Test
    void findsTheColumnsByTheHeader() {
        String text = """
                Payment,Total,Items,Loyalty,Shop,Time
                CASH,1.00,Tea - 1.00,Ann Example,Leeds,01/02/2026 09:00
                """;
        ExtractedFile file = extract(text.getBytes(UTF_8));
        assertThat(file.columns())
                .hasSize(5)
                .containsEntry("payment", 0)
                .containsEntry("total", 1)
                .containsEntry("basket", 2)
                .containsEntry("branch", 4)
                .containsEntry("ordered_at", 5);
    }

    @Test
    void tellsTheLayoutOfALongFileByItsFirstRows() {
        assertThat(extract(("N/A,,\n".repeat(50) + ROW.repeat(20_000)).getBytes(UTF_8))
                        .layout())
                .isEqualTo("supercafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t\r\n", ",,,\n,,,\n", "\uFEFF", "\uFEFF\n\n"})
    void refusesAFileWithoutRows(String text) {
        assertRefused(text.getBytes(UTF_8), "empty");
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] noise = new byte[10_000];
        new Random(3).nextBytes(noise);
        noise[0] = 'P';
        noise[1] = 'K';
        assertRefused(noise, "not_text");
        assertRefused(ROW.repeat(10).getBytes(UTF_16LE), "not_text");
        assertRefused(new byte[100], "not_text");
        assertRefused(Zstd.compress(noise), "not_text");
    }

    @Test
    void letsAStrayControlCharacterPass() {
        assertThat(extract((ROW + ROW.replace("Ann", "A\u0000n") + ROW.repeat(10) + "\u001a").getBytes(UTF_8))
                        .layout())
                .isEqualTo("supercafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sku,stock\n1,2\n", "{\"sales\": []}\n", "Dear Ann,\n\nthe sales are late.\n", "\"never closed\n"
            })
    void refusesALayoutItDoesNotKnow(String text) {
        assertRefused(text.getBytes(UTF_8), "unknown_layout");
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        byte[] text = ROW.repeat(100).getBytes(UTF_8);
        UnpackLimits limits = new UnpackLimits(text.length - 1, 250);
        assertRefused(text, limits, "too_large");
        assertRefused(gzip(text), limits, "too_large");
        assertThat(extract(text, new UnpackLimits(text.length, 250)).layout()).isEqualTo("supercafe");
    }

    @Test
    void refusesABomb() {
        assertRefused(Zstd.compress(new byte[8 << 20]), "decompression_bomb");
    }

    @Test
    void refusesDamagedCompression() throws IOException {
        byte[] packed = gzip(ROW.repeat(100).getBytes(UTF_8));
        assertRefused(Arrays.copyOf(packed, packed.length - 9), "corrupt_compression");
    }

    @Test
    void refusesWhatVanished() {
        assertThatThrownBy(() -> extractor(UnpackLimits.DEFAULT).extract(created("version-9", 10)))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.reason().code()).isEqualTo("vanished"));
    }

    @Test
    void readsAgainWhatCameShort() {
        byte[] bytes = ROW.getBytes(UTF_8);
        s3.wire(whole -> new ByteArrayInputStream(bytes, 0, 20));
        String version = s3.put("landing", "a.csv", bytes);
        assertThatThrownBy(() -> extractor(UnpackLimits.DEFAULT).extract(created(version, bytes.length)))
                .isInstanceOf(Transient.class)
                .hasMessage("The object ended after 20 of %d bytes.", bytes.length);
    }

    private String charset(String text, Charset charset) {
        return extract(text.getBytes(charset)).charset();
    }

    private void assertRefused(byte[] bytes, String reason) {
        assertRefused(bytes, UnpackLimits.DEFAULT, reason);
    }

    private void assertRefused(byte[] bytes, UnpackLimits limits, String reason) {
        assertThatThrownBy(() -> extract(bytes, limits)).isInstanceOfSatisfying(BadInput.class, bad -> {
            assertThat(bad.reason().code()).isEqualTo(reason);
            assertThat(bad).hasMessageNotContaining("Ann");
        });
    }

    private ExtractedFile extract(byte[] bytes) {
        return extract(bytes, UnpackLimits.DEFAULT);
    }

    private ExtractedFile extract(byte[] bytes, UnpackLimits limits) {
        return extractor(limits).extract(created(s3.put("landing", "a.csv", bytes), bytes.length));
    }

    private FileExtractor extractor(UnpackLimits limits) {
        return new FileExtractor(new LandingObjects(s3), limits);
    }

    private static ObjectCreated created(String versionId, long size) {
        return new ObjectCreated(
                new S3ObjectReference("landing", "a.csv", versionId, null, "00AB", size),
                Instant.parse("2026-03-02T18:30:00Z"));
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        return packed.toByteArray();
    }
}
