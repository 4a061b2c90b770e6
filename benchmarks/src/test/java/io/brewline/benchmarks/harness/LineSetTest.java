package io.brewline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineSetTest {
    @Test
    void findsNoDifferenceInAnotherOrder() throws IOException {
        assertThat(difference("a,1\nb,2\nc,3\n", "c,3\na,1\nb,2\n")).isEmpty();
    }

    @Test
    void findsOneChangedCharacter() throws IOException {
        assertThat(difference("a,1\nb,2\n", "a,1\nb,3\n"))
                .hasValueSatisfying(found -> assertThat(found).contains("first: [b,2]", "second: [b,3]"));
    }

    @Test
    void findsAMissingLine() throws IOException {
        assertThat(difference("a\nb\n", "a\n"))
                .hasValueSatisfying(found -> assertThat(found).contains("2 lines against 1", "first: [b]"));
    }

    @Test
    void findsALineThatIsThereTwice() throws IOException {
        assertThat(difference("a\nb\n", "a\nb\nb\n"))
                .hasValueSatisfying(found -> assertThat(found).contains("second: [b"));
    }

    @Test
    void findsThatTwoLinesAreTheOtherWayRepeated() throws IOException {
        assertThat(difference("a\na\nb\n", "a\nb\nb\n")).isPresent();
    }

    private static Optional<String> difference(String expected, String actual) throws IOException {
        return LineSet.difference(source(expected), source(actual));
    }

    private static LineSet.Source source(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
