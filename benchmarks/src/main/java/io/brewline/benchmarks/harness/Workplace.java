package io.brewline.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run, in memory where the machine has one there; {@link #close} removes it. Not thread-safe. */
public final class Workplace implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private final Path folder;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    public static Workplace open() throws IOException {
        return new Workplace(
                Files.isWritable(IN_MEMORY)
                        ? Files.createTempDirectory(IN_MEMORY, "brewline-benchmarks")
                        : Files.createTempDirectory("brewline-benchmarks"));
    }

    /** The same where the machine keeps its temporary files. */
    public static Workplace onDisk() throws IOException {
        return new Workplace(Files.createTempDirectory("brewline-benchmarks"));
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(Workplace::delete);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
