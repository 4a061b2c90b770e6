package io.brewline.benchmarks.way;

import io.brewline.benchmarks.harness.Different;
import io.brewline.local.pipeline.LocalPipeline;
import io.brewline.local.pipeline.LocalPipeline.Ports;
import io.brewline.local.pipeline.LocalPipeline.Wiring;
import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.sqs.EventSourceMapping;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One pipeline, from its start in an empty folder to the last of some files. Stateless. */
final class Way {
    /** As a deployment has them by default, but for the window: who measures does not wait for files that do not come. */
    private static final int LOADERS = 2;

    private static final double NANOS = 1e9;

    private Way() {}

    /** Lands the files and waits until all are in the warehouse. */
    static Passage run(Path home, List<Path> files) throws SQLException {
        Wiring wiring = new Wiring(Duration.ofSeconds(2), UnaryOperator.identity(), Way::asDeployed);
        try (LocalPipeline pipeline = LocalPipeline.start(StateFolder.open(home), Ports.ANY, wiring)) {
            long cpu = cpuNanos(home);
            long begun = System.nanoTime();
            files.forEach(pipeline::land);
            pipeline.awaitDrained(loaded -> {});
            double seconds = (System.nanoTime() - begun) / NANOS;
            double cpuSeconds = (cpuNanos(home) - cpu) / NANOS;
            try (Connection warehouse = pipeline.warehouse().connect()) {
                Passage passage = Passage.read(warehouse, seconds, cpuSeconds);
                if (passage.files() != files.size()) {
                    throw new Different(passage.files() + " files were loaded of " + files.size() + ".");
                }
                return passage;
            }
        }
    }

    private static EventSourceMapping asDeployed(EventSourceMapping mapping) {
        return mapping.function().equals("load")
                ? new EventSourceMapping(
                        mapping.queue(),
                        mapping.function(),
                        LOADERS,
                        mapping.batchSize(),
                        mapping.batchWindow(),
                        mapping.timeout(),
                        mapping.retryAfter())
                : mapping;
    }

    /** Of this process and of the warehouse's, by the folder that its first one is started with. */
    private static long cpuNanos(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> isOurs(process, home.toString()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private static boolean isOurs(ProcessHandle process, String home) {
        return Stream.iterate(
                        Optional.of(process),
                        Optional::isPresent,
                        each -> each.get().parent())
                .map(Optional::get)
                .anyMatch(each -> each.equals(ProcessHandle.current())
                        || each.info()
                                .commandLine()
                                .filter(line -> line.contains(home))
                                .isPresent());
    }
}
