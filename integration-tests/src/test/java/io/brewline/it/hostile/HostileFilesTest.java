package io.brewline.it.hostile;

import static io.brewline.it.hostile.FuzzInput.gzip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import io.brewline.it.cases.TwoStages;
import io.brewline.message.FileRefused;
import io.brewline.message.Message;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One case for each kind of file that is meant, or damaged, to do harm; what it costs is bounded, and what is said is right. */
class HostileFilesTest {
    private static final String ROW = "01/02/2026 09:00,Leeds,Ann Example,Tea - 1.00,1.00,CASH,\n";
    private static final String OTHER_ROW = "01/02/2026 09:01,Leeds,Bob Example,Tea - 1.00,1.00,CASH,\n";
    private static final int BOMB_BYTES = 8 << 20;

    private final TwoStages stages = new TwoStages();

    static List<Map.Entry<String, byte[]>> bombs() {
        byte[] bomb = gzip(",".repeat(BOMB_BYTES).getBytes(UTF_8));
        return List.of(
                Map.entry("decompression_bomb: gzip", bomb),
                Map.entry(
                        "decompression_bomb: zstd",
                        Zstd.compress(",".repeat(BOMB_BYTES).getBytes(UTF_8))),
                Map.entry("decompression_bomb: behind a file that is right", join(gzip(ROW.getBytes(UTF_8)), bomb)),
                Map.entry("not_text: gzip within gzip", gzip(bomb)),
                Map.entry("not_text: gzip within zstd", Zstd.compress(bomb)),
                Map.entry("corrupt_compression: thousands of empty members", emptyMembers()),
                // A frame that asks for a window of 2 GiB, and an empty last block.
                Map.entry(
                        "corrupt_compression: zstd with a huge window",
                        HexFormat.of().parseHex("28b52ffd" + "00" + "a8" + "010000")));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedBeforeItCostsMemory(Map.Entry<String, byte[]> bomb) {
        long before = allocated();
        Message.ForLoad told = stages.run("sales.csv.gz", bomb.getValue());

        assertThat(allocated() - before).isLessThan(32 << 20);
        assertThat(told)
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(bomb.getKey()).startsWith(refused.reason() + ":"));
    }

    /** It streams by: of a hundred megabytes each piece is made once, and forgotten; nothing else is. */
    @Test
    void aFieldOfAHundredMegabytesCostsItsRowOnly() {
        stages.wire(ignored -> new SequenceInputStream(
                Collections.enumeration(List.of(stream(ROW), new Repeated('x', 100 << 20), stream("\n" + OTHER_ROW)))));
        long before = allocated();
        Counts counts = loaded(stages.run("sales.csv", ROW.getBytes(UTF_8)));

        assertThat(allocated() - before).isLessThan(2 * (100 << 20));
        assertThat(counts).isEqualTo(new Counts(3, 1, 0, 2, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/02/2026 09:00,\"", "\"", "\"01/02/2026 09:00,Leeds,Ann", "Leeds\"\"\""})
    void aQuotationMarkWithoutItsPairCostsItsRowOnly(String unpaired) {
        assertThat(loaded(run(ROW + unpaired + "\n" + OTHER_ROW))).isEqualTo(new Counts(3, 1, 0, 2, 2, 1));
    }

    @Test
    void tenThousandColumnsAreARowLikeOthers() {
        String wide = ROW.strip() + ",x".repeat(10_000) + "\n";
        String header = "date,branch,customer,basket,total,payment" + ",unknown".repeat(10_000) + "\n";

        assertThat(loaded(run(wide + OTHER_ROW))).isEqualTo(new Counts(2, 0, 0, 2, 2, 1));
        assertThat(loaded(run(header + ROW + OTHER_ROW))).isEqualTo(new Counts(2, 0, 0, 2, 2, 1));
    }

    @Test
    void aNulSpoilsItsRowAndManyTheFile() {
        assertThat(loaded(run(ROW + OTHER_ROW + ROW.replace("Leeds", "Le\0ds"))))
                .isEqualTo(new Counts(3, 1, 0, 2, 2, 1));
        assertThat(run(ROW + "\0".repeat(100)))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("not_text"));
    }

    /** A surrogate alone, as sloppy programs encode it, and bytes that are nothing at all. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00ED\u00A0\u0080", "\u00FF\u00FE", "\u00C3", "\u00F8\u0088\u0080\u0080\u0080"})
    void bytesThatAreNoCharacterSpoilTheirRowWhereTheyStandInAName(String bytes) {
        // Characters that are whole tell that the file is UTF-8: a damaged one does not change that.
        String whole = "\u00C3\u00A9".repeat(20);
        byte[] file = (ROW + OTHER_ROW + "01/02/2026 09:02,L" + bytes + ",Ann" + whole + ",Tea - 1.00,1.00,CASH,\n"
                        + "01/02/2026 09:03,Leeds,Ann" + bytes + ",Tea - 1.00,1.00,CASH,\n")
                .getBytes(ISO_8859_1);

        assertThat(loaded(stages.run("sales.csv", file))).isEqualTo(new Counts(4, 1, 0, 3, 3, 1));
    }

    @Test
    void formulasMarkupAndSqlAreNoDateTotalOrPayment() {
        for (List<String> words : List.of(HostileWords.FORMULAS, HostileWords.MARKUP, HostileWords.SQL)) {
            for (String word : words) {
                String quoted = '"' + word.replace("\"", "\"\"") + '"';
                String rows = ROW
                        + OTHER_ROW
                        + ROW.replace("09:00", "09:02")
                        + ROW.replace("01/02/2026 09:00", quoted)
                        + OTHER_ROW.replace("1.00,CASH", quoted + ",CASH")
                        + OTHER_ROW.replace("CASH", quoted);
                stages.clear();
                assertThat(loaded(run(rows))).as(word).isEqualTo(new Counts(6, 3, 0, 3, 3, 1));
            }
        }
    }

    @Test
    void aKeyMayHaveItsFullLength() {
        String longest = "'; DROP TABLE sales.orders; --/../%s\n{{x}}<b>\u202E.csv";
        longest += "k".repeat(1024 - longest.getBytes(UTF_8).length);
        assertThat(loaded(stages.run(longest, ROW.getBytes(UTF_8)))).isEqualTo(new Counts(1, 0, 0, 1, 1, 1));

        stages.clear();
        assertThat(stages.run(longest, new byte[0])).isInstanceOf(FileRefused.class);
        assertThat(stages.alerts()).singleElement().asString().contains("DROP TABLE");
    }

    private Message.ForLoad run(String text) {
        return stages.run("sales.csv", text.getBytes(UTF_8));
    }

    private Counts loaded(Message.ForLoad told) {
        stages.clear();
        assertThat(told).isInstanceOf(TransformedFile.class);
        return ((TransformedFile) told).counts();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] emptyMembers() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] empty = gzip(new byte[0]);
        for (int i = 0; i < 20_000; i++) {
            members.writeBytes(empty);
        }
        return members.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    /** A stream of one character, so many times. */
    private static final class Repeated extends InputStream {
        private final char character;
        private long left;

        Repeated(char character, long times) {
            this.character = character;
            left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? character : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + given, (byte) character);
            left -= given;
            return given;
        }
    }
}
