package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens is told of each sale that a file holds, and of nothing else. */
class SaleListenerTest {
    private static final GeneratorOptions DIRTY =
            new GeneratorOptions(78, 5, 4, LocalDate.of(2024, 3, 4), 40, BranchLayout.MIX, 0.2);

    @Test
    void isToldOfEachSaleOfEachFile(@TempDir Path folder) throws IOException {
        Map<Path, List<WrittenSale>> told = new HashMap<>();

        List<GeneratedFile> files = BranchFileGenerator.generate(
                        DIRTY,
                        folder,
                        ProgressListener.NONE,
                        (file, sale) -> told.computeIfAbsent(file, none -> new ArrayList<>())
                                .add(sale))
                .files();

        assertThat(files).anyMatch(file -> file.copyOf().isPresent());
        for (GeneratedFile file : files) {
            if (file.truth().isAccepted()) {
                assertThat(told.containsKey(file.path()))
                        .isEqualTo(file.copyOf().isEmpty());
                assertIsTold(file, told.get(file.copyOf().orElse(file.path())));
            }
        }
    }

    private static void assertIsTold(GeneratedFile file, List<WrittenSale> sales) {
        ExpectedLoad truth = file.truth();
        assertThat(sales)
                .hasSize(Math.toIntExact(truth.orders()))
                .allMatch(sale -> sale.branch().equals(file.branch()))
                .allMatch(sale -> sale.at().toLocalDate().equals(file.day()))
                .allMatch(sale -> sale.totalPence()
                        == sale.items().stream()
                                .mapToInt(WrittenSale.Item::pence)
                                .sum())
                .allMatch(sale -> sale.card().stream().allMatch(card -> card.matches("\\d{16}")));
        assertThat(sales.stream().mapToLong(WrittenSale::totalPence).sum()).isEqualTo(truth.revenuePence());
        assertThat(sales.stream().mapToLong(sale -> sale.items().size()).sum()).isEqualTo(truth.units());
    }
}
