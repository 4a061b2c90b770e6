package io.brewline.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One case of {@code src/test/resources/cases}: {@code in.csv}, the file as a branch sent it, and what is expected.
 *
 * <ul>
 *   <li>{@code lines.csv}, the order lines under a header. {@code order} and {@code customer} number the distinct ids as
 *       they first come; what the ids are, {@code SaleIdsTest} and {@code CustomerTokensTest} fix.
 *   <li>{@code rejects.jsonl}, the rejected rows, if there are any
 *   <li>{@code counts.txt}, what was counted
 *   <li>or, in place of these, {@code refused.txt}: the stage that refuses the file, and the reason
 * </ul>
 */
public record CaseFolder(Path folder) {
    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    public static List<CaseFolder> all() {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().map(CaseFolder::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CaseFolder named(String name) {
        return new CaseFolder(CASES.resolve(name));
    }

    public byte[] input() throws IOException {
        return Files.readAllBytes(folder.resolve("in.csv"));
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("lines.csv"));
    }

    String counts() throws IOException {
        return Files.readString(folder.resolve("counts.txt")).strip();
    }

    List<JsonNode> rejects() throws IOException {
        Path file = folder.resolve("rejects.jsonl");
        return Files.exists(file) ? json(Files.readString(file)) : List.of();
    }

    /** The stage and the reason, such as {@code EXTRACT empty}; empty where the file is accepted. */
    Optional<String> refusal() throws IOException {
        Path file = folder.resolve("refused.txt");
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    static List<JsonNode> json(String lines) {
        JsonMapper mapper = new JsonMapper();
        return lines.lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
