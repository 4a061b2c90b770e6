package io.brewline.local.cli;

import io.brewline.local.UserError;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that paths of the command line stand for. */
final class InputFiles {
    private InputFiles() {}

    /**
     * Each file as given, and in place of each folder the files in and below it, by name; hidden ones are left out.
     *
     * @throws UserError where a path does not exist, cannot be read, or a folder is empty
     */
    static List<Path> expand(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw UserError.usage("There is no file or folder " + path + ": check the path.");
            }
            files.addAll(Files.isDirectory(path) ? below(path) : List.of(path));
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw UserError.usage(file + " is neither a file nor a folder: write what it gives into a file.");
            }
            if (!Files.isReadable(file)) {
                throw UserError.usage("The file " + file + " cannot be read: check its rights.");
            }
        }
        return files.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw UserError.usage("The folder " + folder + " holds no files: name one that does.");
            }
            return files;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserError.usage("The folder " + folder + " cannot be read: check its rights.");
        }
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
