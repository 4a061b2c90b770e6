package io.brewline.it.endtoend;

import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A small chain's files with every kind of dirt, and the truth about them. */
record Chain(GeneratedSummary summary) {
    /** With this seed there is each reason to refuse a file, ten of the forms of a file, and days that come twice. */
    private static final GeneratorOptions OPTIONS =
            new GeneratorOptions(78, 5, 4, LocalDate.of(2024, 3, 4), 40, BranchLayout.MIX, 0.2);

    static Chain generate(Path folder) throws IOException {
        return new Chain(BranchFileGenerator.generate(OPTIONS, folder, ProgressListener.NONE));
    }

    List<GeneratedFile> files() {
        return summary.files();
    }

    List<Path> paths() {
        return paths(files());
    }

    static List<Path> paths(Collection<GeneratedFile> files) {
        return files.stream().map(GeneratedFile::path).toList();
    }

    Set<String> branches() {
        return files().stream().map(GeneratedFile::branch).collect(Collectors.toSet());
    }
}
