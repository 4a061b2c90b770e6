package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says of each difference is held by a test that is there, and has a source that may be believed. */
class ParityPageTest {
    private static final Path PAGE = Path.of("../docs/redshift-parity.md");
    private static final Pattern LINK = Pattern.compile(
            "\\[[^\\]]+\\]\\((https://(?:docs\\.aws\\.amazon\\.com|www\\.postgresql\\.org)/[^)\\s]+)\\)");
    /** A class and a method, and a piece of the case if the test reads cases from a file. */
    private static final Pattern HOLDER = Pattern.compile("`(\\w+)\\.(\\w+)`(?: with `([^`]+)`)?");

    private static final List<String> PACKAGES = List.of("", ".sql", ".session", ".wire", ".copy");

    /** A row of one of the page's tables. */
    record Row(String what, String source, String test) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowNamesItsSource(Row row) {
        assertThat(row.what()).isNotBlank();
        assertThat(row.source()).matches(LINK);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowNamesATestThatIsThere(Row row) throws IOException {
        Matcher holder = HOLDER.matcher(row.test());
        assertThat(holder.matches()).as("a test in %s", row.test()).isTrue();
        Method method = method(holder.group(1), holder.group(2));
        CsvFileSource cases = method.getAnnotation(CsvFileSource.class);
        assertThat(holder.group(3) == null).as("a case where there are cases").isEqualTo(cases == null);
        if (cases != null) {
            assertThat(cases(method.getDeclaringClass(), cases)).contains(holder.group(3));
        }
    }

    @Test
    void thePageHasItsThreeParts() throws IOException {
        assertThat(Files.readString(PAGE)).contains("\n## Emulated\n", "\n## Refused\n", "\n## Different\n");
        assertThat(rows()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            boolean head = line.startsWith("| What |") || line.startsWith("|---");
            if (line.startsWith("|") && !head) {
                String[] cells = line.split("(?<!\\\\)\\|", -1);
                assertThat(cells).as(line).hasSize(5);
                rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()));
            }
        }
        return rows;
    }

    private static Method method(String className, String name) {
        Class<?> test = PACKAGES.stream()
                .flatMap(part -> find("io.brewline.redshift" + part + "." + className).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test class " + className));
        return Stream.of(test.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().getSimpleName().matches("Test|ParameterizedTest|Property")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test " + className + "." + name));
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, ParityPageTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String cases(Class<?> test, CsvFileSource files) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (String file : files.resources()) {
            try (InputStream content = test.getResourceAsStream(file)) {
                cases.append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return cases.toString();
    }
}
