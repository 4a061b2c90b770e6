package io.brewline.local.generate;

import java.util.List;

/**
 * All that was generated.
 *
 * @param files in the order in which they were written: by day, then by branch
 * @param totals what the chain's warehouse must hold once every file was loaded, in any order: the sums over all accepted
 *     files, the orders of a file that repeats another one counted once
 */
public record GeneratedSummary(List<GeneratedFile> files, ExpectedLoad totals) {
    static GeneratedSummary of(List<GeneratedFile> files) {
        ExpectedLoad totals = files.stream()
                .filter(file -> file.truth().isAccepted())
                .map(file -> file.copyOf().isPresent() ? file.truth().seenBefore() : file.truth())
                .reduce(ExpectedLoad.NOTHING, ExpectedLoad::plus);
        return new GeneratedSummary(List.copyOf(files), totals);
    }

    /** Files that must be refused as a whole. */
    public long refusedFiles() {
        return files.stream().filter(file -> !file.truth().isAccepted()).count();
    }
}
