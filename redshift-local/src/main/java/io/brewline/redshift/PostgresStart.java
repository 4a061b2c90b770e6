package io.brewline.redshift;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One start of PostgreSQL. The library waits its whole time for a server that has said already that it will not come: this looks into the
 * log meanwhile.
 */
final class PostgresStart {
    /** What {@code pg_ctl} writes when it has given up. */
    private static final List<String> FAILED = List.of("could not start server", "is not a database cluster directory");

    private static final String STARTED = "server started";

    /** How long a server that has started may refuse connections; one with damaged files does so for ever. */
    private static final Duration OPENING_LIMIT = Duration.ofSeconds(10);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final EmbeddedPostgres.Builder builder;
    private final Path log;
    private final long logStart;
    private final CompletableFuture<EmbeddedPostgres> result = new CompletableFuture<>();
    private long startedAt;

    private PostgresStart(EmbeddedPostgres.Builder builder, Path log) throws IOException {
        this.builder = builder;
        this.log = log;
        this.logStart = Files.exists(log) ? Files.size(log) : 0;
    }

    /** @throws PostgresNotStarted where it does not come up */
    static EmbeddedPostgres run(EmbeddedPostgres.Builder builder, Path log) throws IOException {
        PostgresStart start = new PostgresStart(builder, log);
        Thread library = new Thread(start::callLibrary, "postgres-start");
        library.setDaemon(true);
        library.start();
        try {
            return start.await();
        } catch (TimeoutException | ExecutionException e) {
            start.giveUp(library);
            throw new PostgresNotStarted(log, e);
        } catch (InterruptedException e) {
            start.giveUp(library);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL started", e);
        }
    }

    /** Lets the library stop what it has started, and waits for that, but not for ever. */
    private void giveUp(Thread library) {
        result.cancel(false);
        library.interrupt();
        try {
            library.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void callLibrary() {
        try {
            EmbeddedPostgres postgres = builder.start();
            if (!result.complete(postgres)) {
                // Given up: the interrupt has ended the library's wait, and must not keep it from stopping the server.
                Thread.interrupted();
                postgres.close();
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private EmbeddedPostgres await() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        while (true) {
            try {
                return result.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isHopeless()) {
                    throw e;
                }
            }
        }
    }

    private boolean isHopeless() throws IOException {
        String said = said();
        if (startedAt == 0 && said.contains(STARTED)) {
            startedAt = System.nanoTime();
        }
        boolean refuses = startedAt != 0 && System.nanoTime() - startedAt > OPENING_LIMIT.toNanos();
        return refuses || FAILED.stream().anyMatch(said::contains);
    }

    private String said() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(logStart);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
