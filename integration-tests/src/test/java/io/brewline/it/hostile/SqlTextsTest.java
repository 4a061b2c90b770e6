package io.brewline.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQL is constant and its values are bound. Where it is not constant, the place stands in {@code hostile/sql-allowed.txt},
 * with the reason why nothing of a file's can get into it.
 */
class SqlTextsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUERY_OF_THE_SHELL = Pattern.compile("\\$\\(query \"([^\"]*)\"");

    @Test
    void eachTextThatIsNotConstantIsAllowedForAReason() throws IOException {
        assertThat(ofTheHouse()).isSubsetOf(allowed());
    }

    private static Set<String> ofTheHouse() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        for (Path file : files("src/main/java", ".java")) {
            String text = Files.readString(file);
            if (text.contains("java.sql")) {
                String name = file.getFileName().toString().replace(".java", "");
                SqlTexts.in(source(text)).forEach(code -> found.add(name + " | " + code));
            }
        }
        return found;
    }

    private static Set<String> allowed() throws IOException {
        Set<String> allowed = new LinkedHashSet<>();
        try (var list = SqlTextsTest.class.getResourceAsStream("/hostile/sql-allowed.txt")) {
            for (String line : new String(list.readAllBytes(), UTF_8).lines().toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] parts = line.split(" \\| ");
                    assertThat(parts).as(line).hasSize(3);
                    assertThat(parts[2]).as(line).hasSizeGreaterThan(20);
                    allowed.add(parts[0] + " | " + parts[1]);
                }
            }
        }
        return allowed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.execute(\"DELETE FROM sales.orders WHERE branch_id = '\" + branch + \"'\");",
                "String sql = \"SELECT 1 WHERE x = '\" + branch + \"'\"; statement.executeQuery(sql);",
                "String sql = \"select \".concat(branch); connection.prepareStatement(sql);",
                "connection.prepareStatement(String.format(\"SELECT %s\", branch));",
                "statement.addBatch(new StringBuilder(\"SELECT \").append(branch).toString());",
                "run(\"COPY x FROM '\" + branch + \"'\");",
                "statement.execute(branch);"
            })
    void aTextThatIsPutTogetherIsSeen(String code) throws IOException {
        assertThat(SqlTexts.in(source("class Planted { void run(String branch) { " + code + " } }")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.execute(\"SELECT \" + \"1\");",
                "String sql = \"SELECT 1\"; statement.execute(sql);",
                "statement.executeUpdate();",
                "connection.prepareStatement(SQL);"
            })
    void aConstantIsNot(String code) throws IOException {
        assertThat(SqlTexts.in(
                        source("class Fine { static final String SQL = \"SELECT ?\"; void run() { " + code + " } }")))
                .isEmpty();
    }

    @Test
    void filesOfSqlHaveNoPlacesButThoseThatAreChecked() throws IOException {
        Pattern place = Pattern.compile("\\{[a-z_]+}");
        Set<String> places = new LinkedHashSet<>();
        List<Path> files = new ArrayList<>(files("src/main/resources", ".sql"));
        try (Stream<Path> shared = Files.walk(ROOT.resolve("sql"))) {
            files.addAll(shared.filter(file -> file.toString().endsWith(".sql")).toList());
        }
        for (Path file : files) {
            place.matcher(Files.readString(file)).results().forEach(found -> places.add(found.group()));
        }
        assertThat(places)
                .containsExactlyInAnyOrder(
                        "{manifest}", "{role}", "{region}", "{user}", "{database}", "{salt}", "{digests}", "{days}");
    }

    /** Redshift's Data API takes values by name: nothing is expanded within the text. */
    @Test
    void theScriptBindsWhatItAsks() throws IOException {
        String script = Files.readString(ROOT.resolve("deploy.sh"));
        List<String> queries = QUERY_OF_THE_SHELL
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(queries).hasSizeGreaterThan(1).noneMatch(sql -> sql.contains("$") || sql.contains("`"));
        assertThat(script.split("--sql ", -1)).hasSize(2);
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            // The benchmarks ask warehouses of their own, about data of their own.
            for (Path sources : modules.filter(module -> !module.endsWith("benchmarks"))
                    .map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                try (Stream<Path> inside = Files.walk(sources)) {
                    files.addAll(inside.filter(file -> file.toString().endsWith(ending))
                            .sorted()
                            .toList());
                }
            }
        }
        return files;
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
