package io.brewline.it.hostile;

import io.brewline.it.cases.CaseFolder;
import io.brewline.it.endtoend.CustomerWords;
import io.brewline.it.endtoend.WordSearch;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that mutations begin with, and who bought what they tell of. Immutable; the same on every machine. */
final class Corpus {
    /** Twenty-four small files of every layout and nearly every form, with every kind of dirt. */
    private static final GeneratorOptions OPTIONS =
            new GeneratorOptions(3, 8, 3, LocalDate.of(2024, 3, 4), 8, BranchLayout.MIX, 0.3);

    /** Those of the generator's bad files that are large pictures would only cost time. */
    private static final int MOST_BYTES = 8_000;

    private final List<byte[]> files;
    private final CustomerWords customers;

    private Corpus(List<byte[]> files, CustomerWords customers) {
        this.files = files;
        this.customers = customers;
    }

    static Corpus make() throws IOException {
        Path folder = Files.createTempDirectory("corpus");
        try {
            List<GeneratedFile> generated = BranchFileGenerator.generate(OPTIONS, folder, ProgressListener.NONE)
                    .files();
            Set<String> branches = generated.stream().map(GeneratedFile::branch).collect(Collectors.toSet());
            List<Path> paths = generated.stream().map(GeneratedFile::path).toList();
            List<byte[]> files = new ArrayList<>();
            for (Path path : paths) {
                files.add(CustomerWords.unpacked(Files.readAllBytes(path)));
            }
            for (CaseFolder each : CaseFolder.all()) {
                files.add(each.input());
            }
            files.removeIf(file -> file.length > MOST_BYTES);
            return new Corpus(files, customers(paths, branches));
        } finally {
            delete(folder);
        }
    }

    private static CustomerWords customers(List<Path> generated, Set<String> branches) throws IOException {
        CustomerWords words = CustomerWords.of(generated, branches);
        List<Path> cases = CaseFolder.all().stream()
                .map(each -> each.folder().resolve("in.csv"))
                .toList();
        CustomerWords ofCases = CustomerWords.of(cases, Set.of());
        // All of the cases' customers are called so, and some drinks look like names.
        ofCases.names().stream().filter(name -> name.endsWith(" Example")).forEach(words.names()::add);
        words.cards().addAll(ofCases.cards());
        return words;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    byte[] any(SplittableRandom dice) {
        return files.get(dice.nextInt(files.size()));
    }

    int size() {
        return files.size();
    }

    CustomerWords customers() {
        return customers;
    }

    WordSearch search() {
        return customers.search();
    }
}
