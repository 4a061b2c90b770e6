package io.brewline.benchmarks.way;

import io.brewline.benchmarks.data.BranchFiles;
import io.brewline.benchmarks.harness.Comparison;
import io.brewline.benchmarks.harness.Report;
import io.brewline.benchmarks.harness.Scale;
import io.brewline.benchmarks.harness.Workplace;
import java.nio.file.Path;
import java.util.List;

/**
 * Landing to queryable: many files of a branch's day, ten times as many, and a few large ones, whose lines alone are also loaded
 * by PostgreSQL's own means.
 */
public final class WayComparison implements Comparison {
    @Override
    public String name() {
        return "way";
    }

    @Override
    public void run(Scale scale, Workplace workplace, Report report) throws Exception {
        if (!scale.isQuick()) {
            // The first pipeline of a process pays for its classes.
            Way.run(
                    workplace.resolve("warm-up"),
                    BranchFiles.small(
                            workplace.resolve("warm-up-files"), scale.way().files() / 10));
        }
        List<Path> few =
                BranchFiles.small(workplace.resolve("few-files"), scale.way().files());
        List<Path> many =
                BranchFiles.small(workplace.resolve("many-files"), scale.way().files() * 10);
        Passage passageOfFew = Way.run(workplace.resolve("few"), few);
        Passage passageOfMany = Way.run(workplace.resolve("many"), many);
        report.note("way, files of a day: " + passageOfFew);
        report.note("way, ten times as many: " + passageOfMany);
        report.ratio("way/time-per-file-10x", passageOfMany.secondsAFile() / passageOfFew.secondsAFile());
        report.ratio("way/cpu-per-file-10x", passageOfMany.cpuSecondsAFile() / passageOfFew.cpuSecondsAFile());
        report.ratio("way/copies-per-1000-files", passageOfMany.copiesOfAThousandFiles());

        List<Path> large = BranchFiles.days(
                workplace.resolve("large-files"),
                scale.way().largeFiles(),
                scale.way().largeOrders());
        Passage passageOfLarge = Way.run(workplace.resolve("large"), large);
        report.note("way, large files: " + passageOfLarge);
        double lines = StagedLines.of(large).copiedASecond(workplace.resolve("copy-manager"));
        double ordersOfLines = lines * passageOfLarge.orders() / passageOfLarge.lines();
        report.note(String.format("way, CopyManager with the staged lines alone: %,.0f lines/s", lines));
        report.ratio("way/copy-manager", passageOfLarge.ordersASecond() / ordersOfLines);
    }
}
