package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingFolderTest {
    @TempDir
    Path temporary;

    private Path landing;
    private LandingFolder folder;

    @BeforeEach
    void make() throws IOException {
        landing = Files.createDirectory(temporary.resolve("landing"));
        folder = new LandingFolder(landing);
    }

    @Test
    void aFileArrivesOnceItLooksTheSameTwice() throws IOException {
        Path file = write("leeds.csv", "one");
        assertThat(folder.arrivals()).isEmpty();
        Files.writeString(file, "one and two");
        assertThat(folder.arrivals()).isEmpty();

        assertThat(folder.arrivals()).containsExactly(file);
        assertThat(folder.arrivals()).isEmpty();
    }

    @Test
    void aFileArrivesAgainWhenItHasChanged() throws IOException {
        Path file = write("leeds.csv", "one");
        folder.arrivals();
        folder.arrivals();

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-03-04T09:00:00Z")));

        assertThat(folder.arrivals()).isEmpty();
        assertThat(folder.arrivals()).containsExactly(file);
    }

    @Test
    void filesInFoldersArriveByNameAndHiddenOnesDoNot() throws IOException {
        Path b = write("north/b.csv", "b");
        Path a = write("north/a.csv", "a");
        write(".uploading/c.csv", "c");
        write("north/.c.csv", "c");
        folder.arrivals();

        assertThat(folder.arrivals()).containsExactly(a, b);
    }

    @Test
    void whatIsBehindALinkArrivesAndABrokenLinkIsPassedOver() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("leeds.csv"), "x");
        Files.createSymbolicLink(landing.resolve("linked"), elsewhere);
        Files.createSymbolicLink(landing.resolve("broken.csv"), temporary.resolve("nowhere"));
        Files.createSymbolicLink(landing.resolve("circle"), landing);
        folder.arrivals();

        assertThat(folder.arrivals()).containsExactly(landing.resolve("linked/leeds.csv"));
    }

    @Test
    void aFileThatGoesIsNoTrouble() throws IOException {
        Path file = write("leeds.csv", "x");
        folder.arrivals();
        Files.delete(file);

        assertThat(folder.arrivals()).isEmpty();
    }

    @Test
    void aLandingFolderThatGoesIs() throws IOException {
        Files.delete(landing);

        assertThatThrownBy(() -> folder.arrivals()).isInstanceOf(NoSuchFileException.class);
    }

    private Path write(String name, String text) throws IOException {
        Path file = landing.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
