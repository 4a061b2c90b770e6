package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchFileDirtTest {
    private static final GeneratorOptions DIRTY = GeneratorOptions.defaults()
            .withBranches(9)
            .withDays(10)
            .withOrdersPerDay(60)
            .withDirt(0.2);

    @TempDir
    private static Path dir;

    private static List<GeneratedFile> files;

    @BeforeAll
    static void generate() throws IOException {
        files = BranchFileGenerator.generate(DIRTY, dir, ProgressListener.NONE).files();
    }

    @Test
    void holdsEveryKindOfBadRow() {
        Set<RowFault> seen = files.stream()
                .flatMap(file -> file.truth().rejectedRows().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(RowFault.class));
        assertThat(files).anyMatch(file -> file.truth().duplicateRows() > 0);
    }

    @Test
    void holdsEveryKindOfOddRow() {
        Set<RowQuirk> seen =
                files.stream().flatMap(file -> file.oddRows().keySet().stream()).collect(Collectors.toSet());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(RowQuirk.class));
    }

    @Test
    void holdsEveryKindOfFile() {
        assertThat(files).extracting(GeneratedFile::form).containsAll(EnumSet.allOf(FileForm.class));
        assertThat(files)
                .flatExtracting(file -> file.truth().refusal().stream().toList())
                .containsAll(EnumSet.allOf(FileRefusal.class));
        assertThat(files).anyMatch(file -> file.copyOf().isPresent());
    }

    @Test
    void writesEachFormAsItIsCalled() {
        assertThat(files).filteredOn(file -> file.truth().isAccepted()).allSatisfy(file -> {
            byte[] bytes = Files.readAllBytes(file.path());
            String raw = new String(bytes, StandardCharsets.ISO_8859_1);
            String name = file.path().getFileName().toString();
            switch (file.form()) {
                case PLAIN -> assertThat(raw).doesNotContain("\r").endsWith("\n");
                case BYTE_ORDER_MARK -> assertThat(raw).startsWith("\u00EF\u00BB\u00BF");
                case WINDOWS_1252 ->
                    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\uFFFD");
                case CR -> assertThat(raw).contains("\r").doesNotContain("\n");
                case CRLF -> assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
                case NO_FINAL_NEWLINE -> assertThat(raw).doesNotEndWith("\n");
                case GZIP -> assertThat(raw).startsWith("\u001F\u008B");
                case ZSTD -> assertThat(raw).startsWith("(\u00B5/\u00FD");
                case GZIP_UNDER_PLAIN_NAME -> assertThat(raw).startsWith("\u001F\u008B");
                case ZSTD_UNDER_PLAIN_NAME -> assertThat(raw).startsWith("(\u00B5/\u00FD");
                case ODD_NAME -> assertThat(name).contains(" (", "+", "[");
            }
            assertThat(name.endsWith(".gz")).isEqualTo(file.form() == FileForm.GZIP);
            assertThat(name.endsWith(".zst")).isEqualTo(file.form() == FileForm.ZSTD);
        });
    }

    @Test
    void givesEveryFileANameOfItsOwn() {
        assertThat(files).extracting(GeneratedFile::path).doesNotHaveDuplicates();
    }

    @Test
    void neverRefusesARegularFileForItsBadRows() throws IOException {
        GeneratorOptions filthy = DIRTY.withOrdersPerDay(3).withDirt(1);
        List<GeneratedFile> regular =
                BranchFileGenerator.generate(filthy, dir.resolve("filthy"), ProgressListener.NONE).files().stream()
                        .filter(file -> file.truth().isAccepted())
                        .toList();

        assertThat(regular)
                .hasSizeGreaterThanOrEqualTo(90)
                .allSatisfy(file -> assertThat(file.truth().rejected() * 5)
                        .isLessThanOrEqualTo(file.truth().rows() * 2));
    }

    @Test
    void makesMoreThanHalfOfTheRowsOfAMostlyBadFileBad() {
        assertThat(files)
                .filteredOn(file -> file.truth()
                        .refusal()
                        .filter(FileRefusal.MOSTLY_BAD_ROWS::equals)
                        .isPresent())
                .isNotEmpty()
                .allSatisfy(file -> {
                    Recount recount = Recount.of(Files.readAllBytes(file.path()), file.layout());
                    assertThat(recount.rejected() * 2).isGreaterThan(recount.rows());
                    assertThat(file.truth().rejected()).isEqualTo(recount.rejected());
                });
    }

    @Test
    void hasAboutTheShareOfBadRowsThatWasAskedFor() {
        long bad = files.stream()
                .filter(file -> file.truth().isAccepted())
                .mapToLong(file -> file.truth().rejected() + file.truth().duplicateRows())
                .sum();
        long rows = files.stream()
                .filter(file -> file.truth().isAccepted())
                .mapToLong(file -> file.truth().rows())
                .sum();
        assertThat((double) bad / rows).isBetween(0.16, 0.24);
    }
}
