package io.brewline.it.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.brewline.message.FileRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file is packed is told by its bytes; its name says nothing. */
class PackedFilesTest {
    private static final CaseFolder PLAIN = CaseFolder.named("supercafe");

    @ParameterizedTest
    @ValueSource(strings = {"sales.csv", "sales.csv.gz", "sales.csv.zst", "sales", "sales.xlsx"})
    void areReadUnderAnyName(String name) throws IOException {
        assertSameSales(name, PLAIN.input());
        assertSameSales(name, gzip(PLAIN.input()));
        assertSameSales(name, Zstd.compress(PLAIN.input()));
    }

    @Test
    void areReadToTheirLastMember() throws IOException {
        byte[] text = PLAIN.input();
        int middle = text.length / 2;
        byte[] first = Arrays.copyOf(text, middle);
        byte[] second = Arrays.copyOfRange(text, middle, text.length);
        assertSameSales("sales.csv", join(gzip(first), gzip(second)));
        assertSameSales("sales.csv", join(Zstd.compress(first), Zstd.compress(second)));
    }

    @Test
    void areRefusedWhereTheyUnpackBeyondTheLimit() throws IOException {
        TwoStages stages = new TwoStages(Map.of("MAX_UNPACKED_BYTES", "200"));
        assertRefused(stages, gzip(PLAIN.input()), "too_large");
    }

    @Test
    void areRefusedWhereTheyAreBombs() {
        assertRefused(new TwoStages(), Zstd.compress(",".repeat(64 << 20).getBytes(UTF_8)), "decompression_bomb");
    }

    @Test
    void areRefusedWhereTheyAreCutShort() throws IOException {
        byte[] packed = gzip(PLAIN.input());
        assertRefused(new TwoStages(), Arrays.copyOf(packed, packed.length - 5), "corrupt_compression");
    }

    private static void assertSameSales(String name, byte[] bytes) throws IOException {
        TwoStages stages = new TwoStages();
        stages.run(name, bytes);
        assertThat(stages.lines()).isEqualTo(PLAIN.lines());
    }

    private static void assertRefused(TwoStages stages, byte[] bytes, String reason) {
        assertThat(stages.run("sales.csv", bytes)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.stage()).isEqualTo(FileRefused.Stage.EXTRACT);
            assertThat(refused.reason()).isEqualTo(reason);
        });
        assertThat(stages.isAnythingStaged()).isFalse();
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
