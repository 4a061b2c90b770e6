package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DemoCommandTest {
    @TempDir
    Path home;

    @Test
    void showsTheFilesTheSalesAndWhatToTryNext() {
        CommandRun demo = CommandRun.inProcess(home, "demo", "--branches", "2", "--days", "2", "--orders", "20");

        assertThat(demo.exitCode()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out())
                .containsPattern("leeds_04-03-2024_09-00-00\\.csv +loaded")
                .contains("4 files", "In the warehouse now: ", "Best sellers, by revenue", "Try next:")
                .containsPattern("branch +Mon 4 Mar +Tue 5 Mar +all")
                .containsPattern("Leeds +[\\d.]+ [▁▂▃▄▅▆▇█]");
    }

    @Test
    void saysWhereItsFilesCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("demo-landing"), "not a folder");

        CommandRun demo = CommandRun.inProcess(home, "demo", "--branches", "1", "--days", "1");

        assertThat(demo.err()).contains("The demo's files cannot be written to " + home.resolve("demo-landing"));
        UsageTest.assertOneSentence(demo, 1);
    }
}
