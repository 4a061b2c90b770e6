package io.brewline.branchfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.failure.Transient;
import io.brewline.message.ExtractedFile.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackerTest {
    private static final byte[] TEXT = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CASH,\n"
            .repeat(40)
            .getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource(Compression.class)
    void unpacksByContent(Compression compression) throws IOException {
        byte[] packed = pack(compression, TEXT);
        Unpacker unpacker = open(packed);
        assertThat(unpacker.readAllBytes()).isEqualTo(TEXT);
        assertThat(unpacker.compression()).isEqualTo(compression);
        assertThat(unpacker.unpackedBytes()).isEqualTo(TEXT.length);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void unpacksWhatComesByteByByte(Compression compression) throws IOException {
        byte[] packed = join(pack(compression, TEXT), pack(compression, TEXT));
        Unpacker unpacker = Unpacker.open(new SourceStream(new Trickle(packed), packed.length), UnpackLimits.DEFAULT);
        assertThat(unpacker.readAllBytes()).hasSize(2 * TEXT.length);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void unpacksFilesThatWerePutTogether(Compression compression) throws IOException {
        byte[] packed = join(pack(compression, TEXT), pack(compression, TEXT), pack(compression, TEXT));
        assertThat(open(packed).readAllBytes()).isEqualTo(join(TEXT, TEXT, TEXT));
    }

    @Test
    void takesNothingForAPlainFile() throws IOException {
        Unpacker unpacker = open(new byte[0]);
        assertThat(unpacker.read()).isEqualTo(-1);
        assertThat(unpacker.compression()).isEqualTo(Compression.NONE);
    }

    @Test
    void readsSingleBytes() throws IOException {
        Unpacker unpacker = open(new byte[] {(byte) 0xe9, 'x'});
        assertThat(unpacker.read()).isEqualTo(0xe9);
        assertThat(unpacker.read()).isEqualTo('x');
        assertThat(unpacker.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesWhatIsCutShort(Compression compression) {
        byte[] packed = pack(compression, noise(5_000));
        for (int length : new int[] {4, 12, packed.length / 2, packed.length - 1}) {
            assertRefused(Arrays.copyOf(packed, length), UnpackLimits.DEFAULT, Reason.CORRUPT_COMPRESSION);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesWhatIsDamaged(Compression compression) {
        byte[] packed = pack(compression, noise(5_000));
        packed[packed.length - 6] ^= 0x55;
        assertRefused(packed, UnpackLimits.DEFAULT, Reason.CORRUPT_COMPRESSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesABombEarly(Compression compression) {
        byte[] packed = pack(compression, new byte[64 << 20]);
        AtomicBoolean atEnd = new AtomicBoolean();
        assertThatThrownBy(() -> drain(Unpacker.open(source(packed), new UnpackLimits(1L << 40, 100)), 8 << 20, atEnd))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.DECOMPRESSION_BOMB));
        assertThat(atEnd).isFalse();
    }

    /** The platform's reader would go a level deeper for each, to the end of the stack. */
    @Test
    void refusesThousandsOfEmptyMembers() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            members.writeBytes(pack(Compression.GZIP, new byte[0]));
        }
        assertRefused(members.toByteArray(), UnpackLimits.DEFAULT, Reason.CORRUPT_COMPRESSION);
    }

    @Test
    void passesOverAnEmptyMember() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(pack(Compression.GZIP, new byte[0]));
        members.writeBytes(pack(Compression.GZIP, TEXT));
        members.writeBytes(pack(Compression.GZIP, new byte[0]));
        assertThat(open(members.toByteArray()).readAllBytes()).isEqualTo(TEXT);
    }

    @Test
    void letsALittleTextPackWell() throws IOException {
        byte[] text = new byte[900_000];
        Arrays.fill(text, (byte) ',');
        byte[] packed = pack(Compression.ZSTD, text);
        assertThat(text.length / packed.length).isGreaterThan(250);
        assertThat(open(packed).readAllBytes()).hasSize(text.length);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void refusesWhatIsTooLargeOnceUnpacked(Compression compression) throws IOException {
        byte[] packed = pack(compression, TEXT);
        UnpackLimits exact = new UnpackLimits(TEXT.length, 250);
        assertThat(Unpacker.open(source(packed), exact).readAllBytes()).hasSize(TEXT.length);
        assertRefused(packed, new UnpackLimits(TEXT.length - 1, 250), Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void neverTakesAFailureOfTheSourceForADamagedFile(Compression compression) {
        byte[] packed = pack(compression, noise(300_000));
        InputStream broken = new InputStream() {
            private final InputStream in = new ByteArrayInputStream(packed, 0, packed.length / 2);

            @Override
            public int read() throws IOException {
                throw new AssertionError("the bytes come in bulk");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = in.read(into, offset, length);
                if (read < 0) {
                    throw new IOException("Connection reset");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> Unpacker.open(new SourceStream(broken, packed.length), UnpackLimits.DEFAULT)
                        .readAllBytes())
                .isInstanceOf(Transient.class)
                .hasMessageContaining("could not be read on after");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void neverTakesAnEarlyEndOfTheSourceForADamagedFile(Compression compression) {
        byte[] packed = pack(compression, TEXT);
        SourceStream cut = new SourceStream(new ByteArrayInputStream(packed, 0, packed.length - 3), packed.length);
        assertThatThrownBy(() -> Unpacker.open(cut, UnpackLimits.DEFAULT).readAllBytes())
                .isInstanceOf(Transient.class)
                .hasMessage("The object ended after %d of %d bytes.", packed.length - 3, packed.length);
    }

    @Test
    void leavesTheObjectsStreamToItsOwnerWhenItIsClosed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream object = new ByteArrayInputStream(pack(Compression.ZSTD, TEXT)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Unpacker.open(new SourceStream(object, 0), UnpackLimits.DEFAULT).close();
        assertThat(closed).isFalse();
    }

    @Test
    void countsWhatIsLeftAfterThePackedData() throws IOException {
        byte[] packed = join(pack(Compression.GZIP, TEXT), new byte[100_000]);
        SourceStream source = source(packed);
        assertThat(Unpacker.open(source, UnpackLimits.DEFAULT).readAllBytes()).isEqualTo(TEXT);
        source.drain();
        assertThat(source.bytes()).isEqualTo(packed.length);
    }

    private static void assertRefused(byte[] packed, UnpackLimits limits, Reason reason) {
        assertThatThrownBy(() -> Unpacker.open(source(packed), limits).readAllBytes())
                .asInstanceOf(InstanceOfAssertFactories.type(BadInput.class))
                .extracting(BadInput::reason)
                .isEqualTo(reason);
    }

    private static void drain(InputStream unpacked, long most, AtomicBoolean atEnd) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
            bytes += read;
            assertThat(bytes).isLessThan(most);
        }
        atEnd.set(true);
    }

    private static Unpacker open(byte[] packed) throws IOException {
        return Unpacker.open(source(packed), UnpackLimits.DEFAULT);
    }

    private static SourceStream source(byte[] packed) {
        return new SourceStream(new ByteArrayInputStream(packed), packed.length);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] pack(Compression compression, byte[] text) {
        return switch (compression) {
            case NONE -> text;
            case GZIP -> gzip(text);
            case ZSTD -> zstd(text);
        };
    }

    private static byte[] zstd(byte[] text) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setChecksum(true)) {
            return zstd.compress(text);
        }
    }

    private static byte[] gzip(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    /** A connection that gives one byte at a time and never says that more is on its way. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
