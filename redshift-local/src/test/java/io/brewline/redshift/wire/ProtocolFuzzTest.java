package io.brewline.redshift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of messages cut, repeated, mixed with each other and with noise. */
class ProtocolFuzzTest {
    private static final int CASES_PER_SEED = 12_500;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long A_LITTLE = 1 << 20;

    private static final List<String> EXPECTED = List.of(
            "the length of a message is out of bounds",
            "the stream ended inside a message",
            "a string in a message has no end",
            "a message is shorter than its fields",
            "what came first is not a start-up packet");

    private static final List<FieldsReader> READERS = List.of(
            Report::parse,
            DataRow::values,
            message -> message.fields().utf8(),
            message -> message.fields().string(),
            message -> {
                BodyReader fields = message.fields();
                fields.letter();
                fields.text(fields.int32());
                fields.rest();
            });

    private interface FieldsReader {
        void read(Message message) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsWhatIsThereOrSaysThatItIsNone(long seed) {
        Random random = new Random(seed);
        int[] read = new int[1];
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            for (int i = 0; i < CASES_PER_SEED; i++) {
                byte[] bytes = MessageNoise.stream(random);
                readMessages(bytes, read);
                readOpening(bytes);
            }
        });
        // Were there none or nothing else, the streams would test little.
        assertThat(read[0]).isBetween(CASES_PER_SEED / 2, CASES_PER_SEED * 20);
    }

    private static void readMessages(byte[] bytes, int[] read) {
        InputStream in = new ByteArrayInputStream(bytes);
        try {
            for (Message message = Message.readFrom(in); message != null; message = Message.readFrom(in)) {
                read[0]++;
                readFields(message);
                // What was read is what is sent on.
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                message.writeTo(out);
                Message again = Message.readFrom(new ByteArrayInputStream(out.toByteArray()));
                expect(again.type() == message.type() && Arrays.equals(again.body(), message.body()), null);
            }
        } catch (IOException e) {
            expect(EXPECTED.contains(e.getMessage()), e);
        }
    }

    private static void readFields(Message message) {
        for (FieldsReader reader : READERS) {
            try {
                reader.read(message);
            } catch (IOException e) {
                // A body of another kind of message.
                expect(e instanceof ProtocolViolation || e instanceof CharacterCodingException, e);
            } catch (RuntimeException e) {
                fail("a reader failed otherwise", e);
            }
        }
    }

    /** An assertion of AssertJ takes longer than what it would look at here. */
    private static void expect(boolean expectation, Exception e) {
        if (!expectation) {
            fail("failed otherwise than expected", e);
        }
    }

    private static void readOpening(byte[] bytes) {
        try {
            OpeningPacket packet = OpeningPacket.readFrom(new ByteArrayInputStream(bytes));
            expect(packet != null, null);
        } catch (IOException e) {
            expect(e instanceof EOFException || EXPECTED.contains(e.getMessage()), e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 30, (1 << 30) + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 3, 0})
    void takesNoMemoryForALengthThatIsOnlyClaimed(int length) {
        byte[] bytes =
                new BodyWriter().letter('Q').int32(length).string("SELECT 1").toBytes();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Message.readFrom(new ByteArrayInputStream(bytes)));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(A_LITTLE);
    }

    @Test
    void readsAStartUpPacketAsItWasWritten() throws IOException {
        OpeningPacket.Startup startup = new OpeningPacket.Startup(2, Map.of("user", "Zoë"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        startup.writeTo(out);
        assertThat(OpeningPacket.readFrom(new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(startup);
        assertThat(out.toString(UTF_8)).contains("Zoë");
    }
}
