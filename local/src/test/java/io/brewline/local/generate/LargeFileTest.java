package io.brewline.local.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LargeFileTest {
    private static final long FIFTY_MEGABYTES = 50_000_000;

    @Test
    void streamsInSmallPieces() throws IOException {
        MeasuringStream out = new MeasuringStream();
        List<Long> progress = new ArrayList<>();

        ExpectedLoad truth = BranchFileGenerator.writeLarge(
                GeneratorOptions.defaults(), out, FIFTY_MEGABYTES, (done, total) -> progress.add(done));

        assertThat(out.bytes).isBetween(FIFTY_MEGABYTES, FIFTY_MEGABYTES + 200_000);
        assertThat(out.largestPiece).isLessThan(200_000);
        assertThat(out.lines).isEqualTo(truth.rows()).isEqualTo(truth.orders());
        assertThat(progress).isSorted().hasSizeGreaterThan(100);
    }

    @Test
    void staysWithinTwoYearsHoweverLarge() throws IOException {
        GeneratorOptions options = GeneratorOptions.defaults().withBranches(1).withOrdersPerDay(1);

        Recount recount = recount(options, 3_000_000);

        List<LocalDate> days = recount.sales().stream()
                .map(sale -> sale.at().toLocalDate())
                .distinct()
                .toList();
        assertThat(days).hasSizeBetween(500, 731).isSorted();
    }

    @Test
    void holdsEveryBranchAndManyMinutes() throws IOException {
        Recount recount = recount(GeneratorOptions.defaults(), 1_000_000);

        assertThat(recount.sales().stream().map(Sale::branch).collect(Collectors.toSet()))
                .hasSize(5);
        List<LocalDateTime> minutes =
                recount.sales().stream().map(Sale::at).distinct().toList();
        assertThat(minutes).hasSizeGreaterThan(2_000);
    }

    @Test
    void tellsTheTruthAboutDirtToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ExpectedLoad truth = BranchFileGenerator.writeLarge(
                GeneratorOptions.defaults().withDirt(0.1), out, 2_000_000, ProgressListener.NONE);

        Recount recount = Recount.of(out.toByteArray(), BranchLayout.SUPERCAFE);
        assertThat(truth.rejected()).isEqualTo(recount.rejected()).isPositive();
        assertThat(truth.duplicateRows()).isEqualTo(recount.duplicates()).isPositive();
        assertThat(truth.orderLines()).isEqualTo(recount.orderLines());
        assertThat(truth.revenuePence()).isEqualTo(recount.revenuePence());
    }

    @Test
    void refusesASizeThatIsNone() {
        assertThatThrownBy(() -> recount(GeneratorOptions.defaults(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Recount recount(GeneratorOptions options, long bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BranchFileGenerator.writeLarge(options, out, bytes, ProgressListener.NONE);
        return Recount.of(out.toByteArray(), BranchLayout.SUPERCAFE);
    }

    /** Keeps nothing, counts everything. */
    private static final class MeasuringStream extends OutputStream {
        private long bytes;
        private long lines;
        private int largestPiece;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int length) {
            bytes += length;
            largestPiece = Math.max(largestPiece, length);
            for (int i = offset; i < offset + length; i++) {
                lines += piece[i] == '\n' ? 1 : 0;
            }
        }
    }
}
