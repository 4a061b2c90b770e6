package io.brewline.redshift;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * One start of PostgreSQL. The library waits its whole time for a server that has said already that it will not come: this looks into the
 * log meanwhile.
 */
final class PostgresStart {
    /** What {@code pg_ctl} writes when it has given up. */
    private static final List<String> FAILED = List.of("could not start server", "is not a database cluster directory");

    private static final String STARTED = "server started";

    private static final int FIRST_PORT = 20_000;

    /** Linux gives away ports from 32768 on, others from 49152 on. */
    private static final int FIRST_GIVEN_AWAY = 32_768;

    private static final int PORTS_TRIED = 100;

    /** How long a server that has started may refuse connections; one with damaged files does so for ever. */
    private static final Duration OPENING_LIMIT = Duration.ofSeconds(10);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final EmbeddedPostgres.Builder builder;
    private final Path cluster;
    private final Path log;
    private final long logStart;
    private final CompletableFuture<EmbeddedPostgres> result = new CompletableFuture<>();
    private long startedAt;

    private PostgresStart(EmbeddedPostgres.Builder builder, DataDirectory directory) throws IOException {
        this.builder = builder;
        this.cluster = directory.cluster();
        this.log = directory.log();
        this.logStart = Files.exists(log) ? Files.size(log) : 0;
    }

    /** @throws PostgresNotStarted where it does not come up */
    static EmbeddedPostgres run(EmbeddedPostgres.Builder builder, DataDirectory directory) throws IOException {
        return new PostgresStart(builder, directory).run();
    }

    /**
     * A port of the loopback address that nobody listens on. Between this and PostgreSQL's taking it lies a second, and a port
     * of those that systems give away themselves might be gone by then: this is none of them.
     */
    static int freePort() throws IOException {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int tried = 0; tried < PORTS_TRIED; tried++) {
            int port = random.nextInt(FIRST_PORT, FIRST_GIVEN_AWAY);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("PostgreSQL finds no free port between " + FIRST_PORT + " and " + FIRST_GIVEN_AWAY + ".");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private EmbeddedPostgres run() throws IOException {
        Thread library = new Thread(this::callLibrary, "postgres-start");
        library.setDaemon(true);
        library.start();
        try {
            return await();
        } catch (TimeoutException | ExecutionException e) {
            giveUp(library);
            throw new PostgresNotStarted(log, lastWords(), e);
        } catch (InterruptedException e) {
            giveUp(library);
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
            if (!isOurs(postgres) || !result.complete(postgres)) {
                // Given up: the interrupt has ended the library's wait, and must not keep it from stopping the server.
                Thread.interrupted();
                postgres.close();
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Who answers on the port may be another PostgreSQL, which took it first: ours is about to say so in its log. */
    private boolean isOurs(EmbeddedPostgres postgres) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW data_directory")) {
            return shown.next() && Files.isSameFile(Path.of(shown.getString(1)), cluster);
        } catch (SQLException e) {
            throw new IOException("who answers on PostgreSQL's port does not say which files are its own", e);
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

    private String lastWords() throws IOException {
        return said().lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.startsWith("pg_ctl:"))
                .reduce("nothing", (before, last) -> last.strip());
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
