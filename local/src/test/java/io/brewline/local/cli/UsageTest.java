package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is wrong before anything has started: exit code 2, and a sentence. */
class UsageTest {
    @TempDir
    Path folder;

    @Test
    void aPathThatDoesNotExist() {
        CommandRun run = run("run", folder.resolve("nowhere.csv").toString());

        assertUsage(run, "There is no file or folder " + folder.resolve("nowhere.csv") + ": check the path.");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aFolderWithoutFiles() throws IOException {
        Files.writeString(folder.resolve(".hidden"), "x");

        assertUsage(run("run", folder.toString()), "The folder " + folder + " holds no files: name one that does.");
    }

    @Test
    void somethingThatIsNoFile() {
        assertUsage(
                run("run", "/dev/null"), "/dev/null is neither a file nor a folder: write what it gives into a file.");
    }

    @Test
    void aFileThatCannotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("locked.csv"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();

        assertUsage(run("run", file.toString()), "The file " + file + " cannot be read: check its rights.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--branches 0; branches must lie between 1 and 1000",
                "--days -1; days must lie between 1 and 3660",
                "--orders 0; ordersPerDay must lie between 1 and 100000",
                "--dirt 1.5; dirt must lie between 0 and 1",
                "--first-day 1888-01-01; year must lie between",
                "--megabytes 0; --megabytes must lie between 1 and 200000",
                "--megabytes -7; --megabytes must lie between 1 and 200000"
            })
    void aValueOutOfItsBounds(String options, String sentence) {
        String[] option = options.split(" ", -1);

        CommandRun run = run("generate", folder.resolve("files").toString(), option[0], option[1]);

        assertThat(run.err()).contains(sentence);
        assertOneSentence(run, 2);
        assertThat(folder.resolve("files")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--s3-port", "--sqs-port", "--warehouse-port"})
    void aPortThatIsNone(String option) {
        assertUsage(run("serve", option, "65536"), option + " is no port: give a number from 0 (any) to 65535.");
        assertUsage(run("serve", option, "-1"), option + " is no port: give a number from 0 (any) to 65535.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--s3-port"})
    void aWarehousesPortThatIsNone(String option) {
        assertUsage(run("warehouse", option, "65536"), option + " is no port: give a number from 0 (any) to 65535.");
    }

    @Test
    void noStatement() {
        assertThat(run("sql", " ").err()).startsWith("brewline: There is no statement: give one");
        assertThat(run("sql", " ").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "run; Missing required parameter: 'PATH'",
                "sql; Missing required parameter: 'SQL'",
                "generate; Missing required parameter: 'DIR'",
                "demo --days many; 'many' is not an int",
                "demo --layout fancy; expected one of [",
                "sql --format xml x; expected one of [table, csv, raw_csv, json]",
                "serve --s3-port http; 'http' is not an int",
                "run --fast x; Unknown option: '--fast'",
                "brew --x; Unmatched arguments"
            })
    void whatPicocliRefuses(String arguments, String sentence) {
        CommandRun run = run(arguments.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase(sentence).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "serve", "generate", "sql", "warehouse", "forget", "rotate-key", "reset"})
    void helpNamesEveryOptionAndGivesAnExample(String command) {
        CommandLine line = Brewline.commandLine().getSubcommands().get(command);
        List<String> options = line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();

        CommandRun run = run(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(options).contains("--home", "--debug", "--help");
        assertThat(run.out()).contains(options).containsPattern("Examples?:\n  ./brewline " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theProgramsHelpNamesEveryCommand() {
        CommandRun run = run("--help");

        assertThat(run.out()).contains(Brewline.commandLine().getSubcommands().keySet());
        assertThat(run.exitCode()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void debugShowsTheStackTrace() {
        CommandRun run = run("run", "--debug", folder.resolve("nowhere.csv").toString());

        assertThat(run.err()).contains("\tat io.brewline.local.cli.InputFiles", "brewline: There is no file or folder");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.inProcess(folder.resolve("home"), arguments);
    }

    private static void assertUsage(CommandRun run, String sentence) {
        assertThat(run.err()).isEqualTo("brewline: " + sentence + System.lineSeparator());
        assertOneSentence(run, 2);
    }

    /** One line on standard error, without a stack trace, and nothing else anywhere. */
    static void assertOneSentence(CommandRun run, int exitCode) {
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("brewline: ")
                .endsWith(".");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }
}
