package io.brewline.it.faults;

import io.brewline.it.endtoend.CustomerWords;
import io.brewline.it.endtoend.WordSearch;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.FileForm;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import io.brewline.local.generate.WrittenSale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What the branches of one schedule upload, in this order: each generated file, bad ones and copies among them, then more
 * under names that are taken: corrections, other days, bad files, the same again.
 *
 * @param uploads at least fifty
 * @param customers what must be found nowhere else
 */
record BranchUploads(List<Upload> uploads, WordSearch customers) {
    private static final int BRANCHES = 5;
    private static final int DAYS = 7;
    private static final int ORDERS = 9;
    private static final int MORE = 13;
    private static final int JOINED = 4;

    /** A file and its name. */
    record Upload(String key, Content content) {}

    static BranchUploads generate(long seed, Path folder) throws IOException {
        Random dice = new Random(seed);
        GeneratorOptions options = new GeneratorOptions(
                seed,
                BRANCHES,
                DAYS,
                LocalDate.of(2024, 3, 4),
                ORDERS,
                BranchLayout.MIX,
                0.05 + dice.nextInt(15) / 100.0);
        Map<Path, List<WrittenSale>> written = new HashMap<>();
        List<GeneratedFile> files = BranchFileGenerator.generate(
                        options,
                        folder,
                        ProgressListener.NONE,
                        (file, sale) -> written.computeIfAbsent(file, none -> new ArrayList<>())
                                .add(sale))
                .files();
        List<Content> contents = new ArrayList<>();
        for (GeneratedFile file : files) {
            contents.add(Content.of(file, written.getOrDefault(file.copyOf().orElse(file.path()), List.of())));
        }
        contents.addAll(joined(files, contents, dice));
        List<Upload> uploads = new ArrayList<>(contents.stream()
                .map(content -> new Upload("till/" + content.name(), content))
                .toList());
        Collections.shuffle(uploads, dice);
        for (int i = 0; i < MORE; i++) {
            String key = uploads.get(dice.nextInt(uploads.size())).key();
            uploads.add(new Upload(key, contents.get(dice.nextInt(contents.size()))));
        }
        CustomerWords customers = CustomerWords.of(
                files.stream().map(GeneratedFile::path).toList(),
                files.stream().map(GeneratedFile::branch).collect(Collectors.toSet()));
        return new BranchUploads(uploads, customers.search());
    }

    /** Days that come in one file, besides the files of their own. */
    private static List<Content> joined(List<GeneratedFile> files, List<Content> contents, Random dice) {
        List<Content> joined = new ArrayList<>();
        for (int i = 0; joined.size() < JOINED && i < 1000; i++) {
            int one = dice.nextInt(files.size());
            int other = dice.nextInt(files.size());
            if (canJoin(files.get(one), files.get(other))) {
                joined.add(contents.get(one).and(contents.get(other)));
            }
        }
        return joined;
    }

    private static boolean canJoin(GeneratedFile one, GeneratedFile other) {
        return isPlain(one)
                && isPlain(other)
                && one.layout() == other.layout()
                && one.branch().equals(other.branch())
                && !one.day().equals(other.day());
    }

    private static boolean isPlain(GeneratedFile file) {
        return file.form() == FileForm.PLAIN && file.truth().isAccepted();
    }
}
