package io.brewline.benchmarks;

import io.brewline.benchmarks.harness.Machine;
import io.brewline.benchmarks.harness.Ratio;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Repository;
import io.brewline.benchmarks.harness.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as the page {@code RESULTS.md}. Stateless. */
final class Results {
    private Results() {}

    /**
     * Writes the page.
     *
     * @param machineBefore as it was when the run began: what else it did then says what the figures are worth
     */
    static void write(Report report, Scale scale, String machineBefore) throws IOException {
        Files.writeString(Path.of(Repository.file("benchmarks/RESULTS.md")), page(report, scale, machineBefore));
    }

    static String page(Report report, Scale scale, String machineBefore) throws IOException {
        String ratios = report.ratios().stream().map(Ratio::toString).collect(Collectors.joining("\n"));
        String notes = report.notes().stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
        return String.join(
                "\n",
                "# Results",
                "",
                "Written by `benchmarks/run" + (scale.name().equals("quick") ? " --quick" : "")
                        + " --write-results` on "
                        + LocalDate.now(ZoneOffset.UTC) + ": " + String.format(Locale.ROOT, "%,d", scale.orders())
                        + " orders in the large file, medians of " + scale.rounds() + " rounds after "
                        + scale.warmUps() + " to warm up.",
                "",
                "- " + machineBefore + " when the run began, " + String.format(Locale.ROOT, "%.1f", Machine.load())
                        + " when it ended.",
                notes,
                "```",
                report.table(),
                "",
                ratios,
                "```",
                "");
    }
}
