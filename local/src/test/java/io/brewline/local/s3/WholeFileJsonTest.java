package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class WholeFileJsonTest {
    private final WholeFileJson json = new WholeFileJson(JsonMapper.builder());

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("versions.json");
        json.writeValue(file.toFile(), Map.of("versions", List.of(1)));

        json.writeValue(file.toFile(), Map.of("versions", List.of(1, 2)));

        assertThat(file).hasContent("{\"versions\":[1,2]}");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatBreaksOffInTheMiddleLeavesTheFileAsItWas() {
        Path file = folder.resolve("versions.json");
        json.writeValue(file.toFile(), Map.of("versions", List.of(1)));

        assertThatThrownBy(() -> json.writeValue(file.toFile(), List.of("a beginning", new BreaksOff())))
                .isInstanceOf(JacksonException.class);

        assertThat(file).hasContent("{\"versions\":[1]}");
    }

    /** Fails while it is written. */
    public static final class BreaksOff {
        public String getText() {
            throw new IllegalStateException("killed");
        }
    }
}
