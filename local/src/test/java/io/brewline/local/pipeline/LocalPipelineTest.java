package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalPipelineTest {
    @TempDir
    Path home;

    @Test
    void aFileThatCannotBeReadIsToldAndStopsNothing() {
        try (StateFolder state = StateFolder.open(home);
                LocalPipeline pipeline = LocalPipeline.start(state, LocalPipeline.Ports.ANY)) {
            assertThatThrownBy(() -> pipeline.land(home.resolve("gone.csv")))
                    .isInstanceOf(UserError.class)
                    .hasMessage("The file " + home.resolve("gone.csv")
                            + " cannot be read: check that it is there, and its rights.");

            pipeline.awaitDrained(loaded -> {});
            assertThat(pipeline.isDrained()).isTrue();
        }
    }

    @Test
    void whereTheLastPartCannotBeMadeTheOthersAreClosedAgain() throws IOException {
        // A folder in place of the key.
        Files.createDirectories(home.resolve("customer-key"));
        try (StateFolder state = StateFolder.open(home)) {
            assertThatThrownBy(() -> LocalPipeline.start(state, LocalPipeline.Ports.ANY))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("The key in ");
            Files.delete(home.resolve("customer-key"));

            LocalPipeline.start(state, LocalPipeline.Ports.ANY).close();
        }
    }
}
