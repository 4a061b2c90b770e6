package io.brewline.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.branchfile.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/rejects.md}, which operators read, to the code. */
class RejectsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "rejects.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### `([a-z_-]+)`\\n\\n(.*)$");

    @Test
    void explainsEveryReasonOnceInItsOrder() throws IOException {
        assertThat(headings("Rows")).isEqualTo(codes(Reason.Scope.ROW));
        assertThat(headings("Files")).isEqualTo(codes(Reason.Scope.FILE));
    }

    @Test
    void saysWhatTheAlertSays() throws IOException {
        List<String> sentences = HEADING.matcher(Files.readString(PAGE))
                .results()
                .map(heading -> heading.group(2))
                .toList();
        assertThat(sentences)
                .containsAll(
                        Arrays.stream(Reason.values()).map(Reason::sentence).toList());
    }

    @Test
    void showsEveryLayout() throws IOException {
        assertThat(headings("Layouts"))
                .isEqualTo(Arrays.stream(Layout.values()).map(Layout::title).toList());
    }

    private static List<String> codes(Reason.Scope scope) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.scope() == scope)
                .map(Reason::code)
                .toList();
    }

    private static List<String> headings(String section) throws IOException {
        return Pattern.compile("(?m)^## ")
                .splitAsStream(Files.readString(PAGE))
                .filter(text -> text.startsWith(section + "\n"))
                .flatMap(text -> HEADING.matcher(text).results())
                .map(heading -> heading.group(1))
                .toList();
    }
}
