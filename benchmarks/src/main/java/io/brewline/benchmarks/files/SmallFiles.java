package io.brewline.benchmarks.files;

import io.brewline.benchmarks.transform.Buckets;
import io.brewline.benchmarks.transform.TransformRig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes every file of a folder through Transform, as often as it is told, and prints {@code pass SECONDS CPU} after
 * each pass. Runs on the class path of the shipped jar.
 */
final class SmallFiles {
    private static final double NANOS = 1e9;

    private SmallFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path in = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        List<Path> files;
        try (Stream<Path> found = Files.list(in)) {
            files = found.sorted().toList();
        }
        TransformRig rig = new TransformRig(
                new Buckets(key -> Files.newInputStream(in.resolve(key)), (key, bytes) -> write(out, key, bytes)));
        for (int pass = Integer.parseInt(arguments[2]); pass > 0; pass--) {
            long begun = System.nanoTime();
            for (Path file : files) {
                rig.transform(file.getFileName().toString(), Files.size(file));
            }
            System.out.println("pass " + (System.nanoTime() - begun) / NANOS + " " + cpuSeconds());
        }
    }

    private static double cpuSeconds() {
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return cpu.toNanos() / NANOS;
    }

    private static void write(Path folder, String key, InputStream bytes) {
        try {
            Files.copy(bytes, folder.resolve(key.replace('/', '_')), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
