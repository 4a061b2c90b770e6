package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.it.cases.TwoStages;
import io.brewline.message.FileRefused;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever the cells of a file that is put together rightly, its rows are counted as they were written. */
class ArbitraryFilesTest {
    private static final TwoStages STAGES = new TwoStages();
    private static final RecordedLog LOG = new RecordedLog();
    private static final Accounts ACCOUNTS = new Accounts();

    @Property(tries = 600, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void everyRowIsLoadedRejectedOrADuplicate(@ForAll("files") WrittenFile file) throws IOException {
        Passage passage = Passage.of(STAGES, LOG, "sales.csv", file.bytes());

        ACCOUNTS.check(passage, Optional.empty());
        if (passage.message() instanceof TransformedFile accepted) {
            assertCounted(file, accepted.counts());
        } else if (passage.message() instanceof FileRefused refused) {
            assertThat(refused.reason()).isEqualTo("too_many_rejects");
            assertThat(refused.rows()).isEqualTo(file.countedRows());
        }
        assertThat(passage.aroundTheLines()).doesNotContain("Zeb", "Quux", WrittenRow.CARD, "9999 0000", "Visa");
        assertThat(passage.lines(Passage.LINES)).noneMatch(line -> line.contains(WrittenRow.CARD));
        if (file.isKnown()) {
            assertThat(passage.lines(Passage.LINES)).noneMatch(line -> line.contains("Quux"));
        }
    }

    private static void assertCounted(WrittenFile file, Counts counts) {
        assertThat(counts.rows()).isEqualTo(file.countedRows());
        if (file.isKnown()) {
            assertThat(counts.orders()).isEqualTo(file.sales());
            assertThat(counts.rejected()).isEqualTo(file.noSales());
            assertThat(counts.duplicates()).isEqualTo(file.countedRows() - file.sales() - file.noSales());
        }
    }

    @Provide
    Arbitrary<WrittenFile> files() {
        return WrittenFile.any();
    }

    @AfterContainer
    static void close() {
        LOG.close();
    }
}
