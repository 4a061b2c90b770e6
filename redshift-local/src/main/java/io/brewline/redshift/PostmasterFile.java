package io.brewline.redshift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The file in which PostgreSQL notes that it runs. It is still there after a crash, and then it names a process that
 * is gone, is another one by now, or is a PostgreSQL that outlived the Java process it belonged to. Only who holds
 * the data directory may look.
 */
final class PostmasterFile {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Path file;

    PostmasterFile(Path cluster) {
        this.file = cluster.resolve("postmaster.pid");
    }

    /** Makes way for a new PostgreSQL: ends an orphan, and forgets a process that is none. */
    void clear() throws IOException {
        Optional<ProcessHandle> named = process();
        if (named.isEmpty()) {
            // PostgreSQL itself knows what to do with the file of a dead process.
            return;
        }
        if (isPostgres(named.get())) {
            stop(named.get());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String first = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    private static void stop(ProcessHandle orphan) throws IOException {
        orphan.destroy();
        try {
            orphan.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "A PostgreSQL that an earlier run left behind does not stop; end process " + orphan.pid() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", e);
        }
    }
}
