package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesAFilePerBranchAndDayAndSaysWhatIsInThem() throws IOException {
        CommandRun run = run("generate", "files", "--branches", "3", "--days", "2", "--orders", "10");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches(
                        "Wrote 6 files to \\S+files: a correct load gives \\d+ orders, \\d+ lines, \\d+ units, £[\\d.]+\\.\\R");
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            assertThat(files).hasSize(6);
        }
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void writesOneLargeFile() throws IOException {
        CommandRun run = run("generate", "files", "--megabytes", "1");

        assertThat(run.out()).startsWith("Wrote 1 file to ");
        assertThat(Files.size(folder.resolve("files/large_1_megabytes.csv"))).isBetween(1_000_000L, 1_100_000L);
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Files.writeString(folder.resolve("files"), "not a folder");

        CommandRun run = run("generate", "files", "--days", "1");

        assertThat(run.err()).contains("The files cannot be written to " + folder.resolve("files"));
        UsageTest.assertOneSentence(run, 1);
    }

    private CommandRun run(String command, String directory, String... options) {
        String[] arguments = Stream.concat(
                        Stream.of(command, folder.resolve(directory).toString()), Stream.of(options))
                .toArray(String[]::new);
        return CommandRun.inProcess(folder.resolve("home"), arguments);
    }
}
