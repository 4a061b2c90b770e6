package io.brewline.benchmarks.heap;

import io.brewline.benchmarks.transform.Buckets;
import io.brewline.benchmarks.transform.TransformRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes one file through Transform, keeping nothing of it; prints {@code pass SECONDS ROWS}. Runs in a heap of a set size. */
final class OneTransform {
    private OneTransform() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long begun = System.nanoTime();
        long rows = new TransformRig(new Buckets(key -> Files.newInputStream(file), Buckets.Staging::drop))
                .transform(file.getFileName().toString(), Files.size(file))
                .counts()
                .rows();
        System.out.println("pass " + (System.nanoTime() - begun) / 1e9 + " " + rows);
    }
}
