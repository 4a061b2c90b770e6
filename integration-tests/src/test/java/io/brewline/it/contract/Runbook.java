package io.brewline.it.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What on-call reads, by its sections' anchors. */
final class Runbook {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern LINK = Pattern.compile("\\S.* \\S*docs/operations\\.md#([a-z-]+)");
    private static final int LONGEST_DESCRIPTION = 1024;

    private Runbook() {}

    /** Whether an alarm's description says something, fits, and ends with the address of a section that there is. */
    static boolean isLinkedBy(String description) {
        Matcher link = LINK.matcher(description);
        return link.matches()
                && description.length() <= LONGEST_DESCRIPTION
                && sections().contains(link.group(1));
    }

    private static Set<String> sections() {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(Runbook::anchor)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the web views of repositories make it. */
    private static String anchor(String heading) {
        String text = heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        return text.replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-');
    }
}
