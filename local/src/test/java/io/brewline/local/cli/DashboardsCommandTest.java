package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardsCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesThemIntoTheStateFolder() {
        CommandRun run = CommandRun.inProcess(folder, "dashboards");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Wrote 5 dashboards to " + folder.resolve("dashboards") + ".\n");
        assertThat(folder.resolve("dashboards/chain-overview.json")).exists();
    }

    @Test
    void writesThemWhereItIsTold() {
        Path told = folder.resolve("elsewhere");

        assertThat(CommandRun.inProcess(folder.resolve("home"), "dashboards", told.toString())
                        .exitCode())
                .isZero();
        assertThat(told.resolve("branch.json")).exists();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        CommandRun run = CommandRun.inProcess(folder, "dashboards", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("The dashboards cannot be written to " + file + ": check the folder's rights.");
    }
}
