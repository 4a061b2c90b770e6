package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchFileTruthTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.2, 1})
    void isWhatARecountOfEachFileGives(double dirt) throws IOException {
        GeneratorOptions options = GeneratorOptions.defaults().withBranches(9).withDirt(dirt);

        GeneratedSummary summary = BranchFileGenerator.generate(options, dir, ProgressListener.NONE);

        assertThat(summary.files()).hasSizeGreaterThanOrEqualTo(9 * 7);
        for (GeneratedFile file : accepted(summary)) {
            assertIsRecounted(file);
        }
    }

    private static void assertIsRecounted(GeneratedFile file) throws IOException {
        Recount recount = Recount.of(Files.readAllBytes(file.path()), file.layout());
        ExpectedLoad truth = file.truth();
        assertThat(truth.rows()).as(file.toString()).isEqualTo(recount.rows());
        assertThat(truth.rejected()).as(file.toString()).isEqualTo(recount.rejected());
        assertThat(truth.duplicateRows()).as(file.toString()).isEqualTo(recount.duplicates());
        assertThat(truth.orders()).as(file.toString()).isEqualTo(recount.sales().size());
        assertThat(truth.orderLines()).as(file.toString()).isEqualTo(recount.orderLines());
        assertThat(truth.units()).as(file.toString()).isEqualTo(recount.units());
        assertThat(truth.revenuePence()).as(file.toString()).isEqualTo(recount.revenuePence());
        assertThat(recount.sales()).allSatisfy(sale -> {
            assertThat(sale.branch()).isEqualTo(file.branch());
            assertThat(sale.at().toLocalDate()).isEqualTo(file.day());
        });
    }

    @Test
    void rejectsNothingWhereThereIsNoDirt() throws IOException {
        GeneratedSummary summary =
                BranchFileGenerator.generate(GeneratorOptions.defaults(), dir, ProgressListener.NONE);

        assertThat(summary.files()).hasSize(35).allSatisfy(file -> {
            assertThat(file.form()).isEqualTo(FileForm.PLAIN);
            assertThat(file.oddRows()).isEmpty();
            assertThat(file.truth().rejectedRows()).isEmpty();
            assertThat(file.truth().duplicateRows()).isZero();
            assertThat(file.truth().isAccepted()).isTrue();
        });
        assertThat(summary.totals().orders()).isEqualTo(summary.totals().rows());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MIX")
    void neverLetsACustomerPassForABranch(BranchLayout layout) throws IOException {
        GeneratorOptions options = GeneratorOptions.defaults()
                .withOrdersPerDay(100)
                .withLayout(layout)
                .withDirt(0.5);
        for (int i = 0; i < 150; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            ExpectedLoad truth = BranchFileGenerator.writeBranchDay(
                    options, 0, options.firstDay().plusDays(i), out);

            Recount recount = Recount.of(out.toByteArray(), layout);
            assertThat(recount.sales()).extracting(Sale::branch).containsOnly("Leeds");
            assertThat(truth.rejected()).isEqualTo(recount.rejected());
        }
    }

    @Test
    void countsTheOrdersOfADaySentTwiceOnce() throws IOException {
        GeneratorOptions options = GeneratorOptions.defaults().withDirt(0.2);

        GeneratedSummary summary = BranchFileGenerator.generate(options, dir, ProgressListener.NONE);

        Set<String> contents = new HashSet<>();
        long orders = 0;
        long revenuePence = 0;
        for (GeneratedFile file : accepted(summary)) {
            Recount recount = Recount.of(Files.readAllBytes(file.path()), file.layout());
            if (contents.add(recount.sales().toString())) {
                orders += recount.sales().size();
                revenuePence += recount.revenuePence();
            }
        }
        assertThat(summary.files()).anyMatch(file -> file.copyOf().isPresent());
        assertThat(summary.totals().orders()).isEqualTo(orders);
        assertThat(summary.totals().revenuePence()).isEqualTo(revenuePence);
    }

    @Test
    void saysThatNothingOfARefusedFileLoads() throws IOException {
        GeneratorOptions options = GeneratorOptions.defaults().withDirt(0.5);

        GeneratedSummary summary = BranchFileGenerator.generate(options, dir, ProgressListener.NONE);

        List<GeneratedFile> refused = summary.files().stream()
                .filter(file -> !file.truth().isAccepted())
                .toList();
        assertThat(refused).hasSize((int) summary.refusedFiles()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.truth().orders()).isZero();
            assertThat(file.truth().revenuePence()).isZero();
        });
    }

    private static List<GeneratedFile> accepted(GeneratedSummary summary) {
        return summary.files().stream()
                .filter(file -> file.truth().isAccepted())
                .toList();
    }
}
