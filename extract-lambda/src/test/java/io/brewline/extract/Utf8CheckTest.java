package io.brewline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\u00a32.45", "caf\u00e9", "\u20ac", "\u2615", "\ud83c\udf75", "\u07ff\u0800\uffff"
            })
    void knowsUtf8(String text) {
        assertThat(isValid(text.getBytes(UTF_8))).isTrue();
    }

    @Test
    void knowsWhatIsNot() {
        assertThat(isValid("\u00a32.45".getBytes(Charset.forName("windows-1252"))))
                .isFalse();
        assertThat(isValid(0xc0, 0x80)).as("an overlong form").isFalse();
        assertThat(isValid(0xe0, 0x9f, 0xbf)).as("an overlong form").isFalse();
        assertThat(isValid(0xed, 0xa0, 0x80)).as("a surrogate").isFalse();
        assertThat(isValid(0xf4, 0x90, 0x80, 0x80)).as("beyond Unicode").isFalse();
        assertThat(isValid(0xf5, 0x80, 0x80, 0x80)).as("beyond Unicode").isFalse();
        assertThat(isValid(0x80)).as("a continuation alone").isFalse();
        assertThat(isValid('a', 0xc3)).as("a character cut short").isFalse();
    }

    @Test
    void agreesWithTheDecoder() {
        Random random = new Random(17);
        int[] likely = {'a', 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5};
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(5)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) likely[random.nextInt(likely.length)];
            }
            assertThat(isValid(bytes)).isEqualTo(decodes(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isValid(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return isValid(bytes);
    }

    /** As one piece, and byte by byte. */
    private static boolean isValid(byte[] bytes) {
        Utf8Check whole = new Utf8Check();
        whole.accept(bytes, bytes.length);
        Utf8Check pieces = new Utf8Check();
        for (byte b : bytes) {
            pieces.accept(new byte[] {b}, 1);
        }
        assertThat(pieces.isWellFormed()).isEqualTo(whole.isWellFormed());
        return whole.isWellFormed();
    }
}
