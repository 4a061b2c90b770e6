package io.brewline.local.cli;

import static io.brewline.local.cli.UsageTest.assertOneSentence;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state folder or a machine that cannot be worked with: exit code 1, and a sentence that says what to do. */
@Timeout(120)
class StateTroubleTest {
    @TempDir
    Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", "reset", "run"})
    void anotherBrewlineIsAtWork(String command) throws IOException {
        String argument = Files.writeString(folder.resolve("leeds.csv"), "x").toString();
        StateFolder held = StateFolder.open(home());

        CommandRun run = command.equals("reset")
                ? CommandRun.inProcess(home(), command)
                : CommandRun.inProcess(home(), command, argument);
        held.close();

        assertThat(run.err())
                .contains(
                        "Another brewline is at work in " + home() + ": wait for it or stop it, or set BREWLINE_HOME");
        assertOneSentence(run, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "", "\u0000\uFFFD", "1 and more"})
    void aMarkerOfAnotherLayoutUntilReset(String marker) throws IOException {
        StateFolder.open(home()).close();
        Files.writeString(home().resolve("layout"), marker);

        CommandRun run = CommandRun.inProcess(home(), "sql", "select 1");
        assertThat(run.err()).contains("another version of brewline, or is damaged: run `brewline reset`");
        assertOneSentence(run, 1);

        assertThat(CommandRun.inProcess(home(), "reset").exitCode()).isZero();
        StateFolder.open(home()).close();
    }

    @Test
    void aHomeThatIsAFile() throws IOException {
        Files.writeString(home(), "not a folder");

        CommandRun run = CommandRun.inProcess(home(), "sql", "select 1");

        assertThat(run.err()).contains("set BREWLINE_HOME to a folder that you may write");
        assertOneSentence(run, 1);
    }

    @Test
    void resetDeletesWhatIsBrewlinesAndNothingElse() throws IOException {
        StateFolder.open(home()).close();
        for (String part :
                new String[] {"s3/objects/brewline-landing/x", "warehouse/y", "demo-landing/z", "alerts.jsonl"}) {
            Files.createDirectories(home().resolve(part).getParent());
            Files.writeString(home().resolve(part), "ours");
        }
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept.txt"), "theirs");
        Files.createSymbolicLink(home().resolve("s3/link"), elsewhere);
        Files.writeString(home().resolve("notes.txt"), "theirs");

        CommandRun run = CommandRun.inProcess(home(), "reset");

        assertThat(run.out()).contains("Forgotten: " + home());
        assertThat(run.exitCode()).isZero();
        assertThat(elsewhere.resolve("kept.txt")).exists();
        try (var left = Files.list(home())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("lock", "notes.txt");
        }
    }

    @Test
    void aWarehouseFolderThatIsAFile() throws IOException {
        Files.createDirectories(home());
        Files.writeString(home().resolve("warehouse"), "not a folder");

        CommandRun run = CommandRun.inProcess(home(), "sql", "select 1");

        assertThat(run.err()).contains("cannot be used: check its rights, or run `brewline reset`");
        assertOneSentence(run, 1);
    }

    @Test
    void objectsWhoseBooksAreDamaged() throws IOException {
        Path bucket = Files.createDirectories(home().resolve("s3/objects/brewline-landing"));
        Files.writeString(bucket.resolve("bucketMetadata.json"), "{\"name\": \"brewl");
        Path file = BranchFile.write(folder.resolve("leeds.csv"), BranchFile.TEA);

        CommandRun run = CommandRun.inProcess(home(), "run", file.toString());

        assertThat(run.err()).contains("s3/objects are damaged: run `brewline reset` and load the branch files again.");
        assertOneSentence(run, 1);
        assertThat(CommandRun.inProcess(home(), "reset").exitCode()).isZero();
        assertThat(CommandRun.inProcess(home(), "run", file.toString()).exitCode())
                .isZero();
    }

    @Test
    void aWarehouseWhoseFilesAreDamaged() throws IOException {
        // PostgreSQL's configuration alone: most of its files are gone.
        Path cluster = Files.createDirectories(home().resolve("warehouse/postgres"));
        Files.writeString(cluster.resolve("postgresql.conf"), "");

        CommandRun run = CommandRun.inProcess(home(), "sql", "select 1");

        assertThat(run.err())
                .contains("PostgreSQL does not start", "postgres.log says that the warehouse's files are damaged, run")
                .contains("`brewline reset`");
        assertOneSentence(run, 1);
        assertThat(CommandRun.inProcess(home(), "reset").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--s3-port", "--sqs-port", "--warehouse-port"})
    void aPortInUse(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            CommandRun run = CommandRun.inProcess(
                    home(),
                    "serve",
                    "--landing=" + folder.resolve("landing"),
                    "--s3-port=" + (option.equals("--s3-port") ? port : "0"),
                    "--sqs-port=" + (option.equals("--sqs-port") ? port : "0"),
                    "--warehouse-port=" + (option.equals("--warehouse-port") ? port : "0"));

            assertThat(run.err())
                    .contains("Port " + port + " is taken", "choose another port (0 takes any that is free)");
            assertOneSentence(run, 1);
        }
        // All parts have been closed again, and the folder is free.
        StateFolder.open(home()).close();
    }
}
