package io.brewline.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

        Asked breaksOff = new Asked(() -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> json.writeValue(file.toFile(), List.of("a beginning", breaksOff)))
                .isInstanceOf(JacksonException.class);

        assertThat(file).hasContent("{\"versions\":[1]}");
    }

    /** Is asked for its text while it is written. */
    public record Asked(@JsonIgnore Supplier<String> source) {
        public String getText() {
            return source.get();
        }
    }
}
