package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproducibilityTest {
    private static final GeneratorOptions SMALL =
            GeneratorOptions.defaults().withOrdersPerDay(40).withDays(3);

    @TempDir
    private Path dir;

    /** These change only with a change of the generator, which users see: say so in the changelog. */
    @ParameterizedTest
    @CsvSource({
        "SUPERCAFE,         0,   ffb61d82e098de82d5260f17ce3012f51c0e788b1108f695f0aae54e6d72e0f2",
        "SUPERCAFE_HEADER,  0,   af7ec5c9f48b673e53bf8489e40ac0a17271cdef81f71766227325acf888e273",
        "SUPERCAFE_TRIPLES, 0,   c0b809811291c01c9860be8ec01d25db28d8a91b6203953bb96eb6e69fbf5b8c",
        "SUPERCAFE_HEADER,  0.2, 3f028c00ea027cb08d08239b79552bb287181437dab1ba002a3d0541a7423dd3",
    })
    void givesTheSameBytesOnEveryMachine(BranchLayout layout, double dirt, String sha256)
            throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeneratorOptions options = SMALL.withLayout(layout).withDirt(dirt);

        BranchFileGenerator.writeBranchDay(options, 0, options.firstDay(), out);

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    }

    @Test
    void givesTheSameFilesAgain() throws IOException {
        GeneratorOptions options = SMALL.withDirt(0.3);

        assertThat(generated(options, "again")).isEqualTo(generated(options, "once"));
    }

    @Test
    void givesOtherFilesForAnotherSeed() throws IOException {
        assertThat(generated(SMALL.withSeed(2), "two").values())
                .doesNotContainAnyElementsOf(
                        generated(SMALL.withSeed(3), "three").values());
    }

    @Test
    void keepsTheOtherBranchesAndDaysWhenSomeAreAdded() throws IOException {
        GeneratorOptions options = SMALL.withDirt(0.3);

        Map<String, String> more = generated(options.withBranches(8).withDays(5), "more");

        assertThat(more).containsAllEntriesOf(generated(options, "few"));
    }

    @Test
    void writesTheStreamOfABranchDayAsItsFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        BranchFileGenerator.writeBranchDay(SMALL, 0, SMALL.firstDay(), out);

        assertThat(generated(SMALL, "files").get("leeds_04-03-2024_09-00-00.csv"))
                .isEqualTo(HexFormat.of().formatHex(out.toByteArray()));
    }

    private Map<String, String> generated(GeneratorOptions options, String folder) throws IOException {
        Path into = dir.resolve(folder);
        BranchFileGenerator.generate(options, into, ProgressListener.NONE);
        Map<String, String> contents = new TreeMap<>();
        for (Path file : filesIn(into)) {
            contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
