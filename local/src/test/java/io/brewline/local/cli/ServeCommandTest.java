package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.StateFolder;
import io.brewline.local.s3.LocalS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;

/** {@code serve}, from its start to its stop, and {@code sql} beside it. */
@Timeout(180)
class ServeCommandTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path folder;

    private final PrintStream systemOut = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(systemOut);
    }

    @Test
    void whatIsDroppedIsLoadedAndAnotherProcessSeesIt() throws Exception {
        Path home = folder.resolve("home");
        Path landing = folder.resolve("landing");
        landUnheard(home);
        CommandLine line = Brewline.commandLine();
        ServeCommand serve = line.getSubcommands().get("serve").getCommand();
        // A thread of its own: the common pool may have one only, and others need it.
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                () -> line.execute(
                        "serve",
                        "--home=" + home,
                        "--landing=" + landing,
                        "--s3-port=0",
                        "--sqs-port=0",
                        "--warehouse-port=0"),
                task -> new Thread(task).start());
        await(() -> said().contains("Stop it with Ctrl-C.") || exit.isDone());

        BranchFile.write(landing.resolve("today/leeds.csv"), BranchFile.TEA, BranchFile.COOKIES);
        Files.createSymbolicLink(landing.resolve("broken.csv"), folder.resolve("nowhere"));
        await(() -> said().contains("leeds.csv: "));
        await(() -> revenue(home).equals("revenue\n5.50\n") || exit.isDone());
        CommandRun status = CommandRun.inItsOwnProcess(home, "status");
        Files.write(landing.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 0});
        await(() -> said().contains("  picture.csv: "));
        serve.stop();
        CommandRun afterwards = CommandRun.inProcess(home, "status", "--json");

        assertThat(exit.get()).isZero();
        assertThat(said()).contains("  ! Brewline: s3://brewline-landing/york.csv landed and was not loaded\n");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out())
                .contains("2 versions of files landed; 2 loaded, 0 refused, 0 under way")
                .contains("extract    0 waiting, 0 in flight, 0 given up on")
                .endsWith("All is well.\n");
        assertThat(afterwards.exitCode()).isZero();
        assertThat(afterwards.out())
                .startsWith("{\"well\":true,\"landed\":3,\"loaded\":2,\"refused\":1,\"underWay\":0,")
                .contains("\"findings\":[],\"report\":[")
                .endsWith("],\"queues\":[]}\n");
        assertThat(said())
                .contains("  leeds.csv: loaded, 2 orders in, 0 rows rejected\n")
                .contains("  picture.csv: refused, 0 orders in, 0 rows rejected (1 not_text)\n")
                .contains("  ! Brewline refused ");
        assertThat(home.resolve("running.json")).doesNotExist();
        StateFolder.open(home).close();
    }

    /** A file whose message ended with the process that had it. */
    private static void landUnheard(Path home) {
        try (StateFolder state = StateFolder.open(home);
                LocalS3 s3 = LocalS3.start(state.s3(), 0, List.of("brewline-landing"), Set.of("brewline-landing"))) {
            s3.client()
                    .putObject(
                            request -> request.bucket("brewline-landing").key("york.csv"),
                            RequestBody.fromString(BranchFile.TEA.replace("Leeds", "York")));
        }
    }

    private static String revenue(Path home) {
        try {
            return CommandRun.inItsOwnProcess(
                            home, "sql", "--format", "csv", "SELECT SUM(total_price) AS revenue FROM sales.orders")
                    .out();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
