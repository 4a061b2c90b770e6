package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void name() {
        home = temporary.resolve("a/new/home");
    }

    @Test
    void isMadeWhereItIsMissing() {
        StateFolder.open(home).close();

        assertThat(home.resolve("layout")).hasContent("1");
    }

    @Test
    void oneAtATimeHasIt() {
        StateFolder first = StateFolder.open(home);
        assertThat(StateFolder.isInUse(home)).isTrue();
        assertThatThrownBy(() -> StateFolder.open(home))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Another brewline is at work");

        first.close();

        assertThat(StateFolder.isInUse(home)).isFalse();
        StateFolder.open(home).close();
    }

    @Test
    void aRefusedOneIsFreeForTheNext() throws IOException {
        StateFolder.open(home).close();
        Files.writeString(home.resolve("layout"), "another");

        assertThatThrownBy(() -> StateFolder.open(home)).isInstanceOf(UserError.class);

        assertThat(StateFolder.isInUse(home)).isFalse();
    }

    @Test
    void howToReachAProcessThatIsDeadIsForgotten() throws IOException {
        StateFolder.open(home).close();
        Files.writeString(home.resolve("running.json"), "{}");

        StateFolder.open(home).close();

        assertThat(home.resolve("running.json")).doesNotExist();
    }

    @Test
    void theCustomerKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        String key;
        try (StateFolder state = StateFolder.open(home)) {
            key = state.customerKey().text();
            assertThat(state.customerKey().text()).isEqualTo(key);
        }

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("customer-key"))))
                .isEqualTo("rw-------");
        try (StateFolder state = StateFolder.open(home)) {
            assertThat(state.customerKey().text()).isEqualTo(key);
        }
    }

    @Test
    void anotherFolderHasAnotherKey() {
        try (StateFolder one = StateFolder.open(home);
                StateFolder other = StateFolder.open(temporary.resolve("other"))) {
            assertThat(one.customerKey().text())
                    .isNotEqualTo(other.customerKey().text());
        }
    }
}
