package io.brewline.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no one would write: pieces of statements cut, repeated and mixed with each other and with noise. */
class TokenizerFuzzTest {
    private static final int CASES_PER_SEED = 12_500;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final List<String> STATEMENTS = Stream.of(
                    "reworded.csv",
                    "../allowed.csv",
                    "../refused.csv",
                    "../expressions.csv",
                    "../queries.csv",
                    "../scripts.csv")
            .flatMap(TokenizerFuzzTest::statements)
            .toList();

    private static final List<String> NOISE = List.of(
            "'",
            "\"",
            "$$",
            "$a$",
            "/*",
            "*/",
            "--",
            "\n",
            "\r\n",
            ";",
            "(",
            ")",
            "[",
            "]",
            "::",
            ":=",
            "\\",
            "E'",
            "U&\"",
            "u&'",
            "\0",
            "é",
            "𝄞",
            "\uD800",
            "1e",
            ".5.",
            "->>",
            "<-",
            "#t",
            "?",
            "$1",
            "DECODE(",
            "QUALIFY ",
            "LISTAGG(",
            " OVER (",
            " WITHIN GROUP (",
            "MERGE INTO ",
            "TOP 1 ",
            "CREATE TABLE ",
            " AS ",
            ",",
            "SELECT ",
            " FROM ",
            "*",
            ".",
            " DEFAULT ",
            "COPY t FROM ",
            "VACUUM ",
            "APPROXIMATE ",
            "RATIO_TO_REPORT(",
            "CONVERT(",
            "CONCAT(");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverHangsNorFailsOtherwiseThanByRefusal(long seed) {
        Random random = new Random(seed);
        AtomicInteger translated = new AtomicInteger();
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            for (int i = 0; i < CASES_PER_SEED; i++) {
                String sql = text(random);
                assertThatNoException().as("%s", sql).isThrownBy(() -> examine(sql, translated));
            }
        });
        // Were it nearly none or nearly all, the texts would test little.
        assertThat(translated.get()).isBetween(CASES_PER_SEED / 20, CASES_PER_SEED * 3 / 4);
    }

    private static void examine(String sql, AtomicInteger translated) {
        List<Token> tokens;
        try {
            tokens = Tokenizer.tokenize(sql);
        } catch (UnterminatedText e) {
            tokens = List.of();
        }
        int at = 0;
        for (Token token : tokens) {
            // Only blanks and comments lie between tokens.
            assertThat(sql.substring(token.start(), token.end())).isEqualTo(token.text());
            assertThat(token.start()).isGreaterThanOrEqualTo(at);
            assertThat(isBlank(sql.substring(at, token.start()))).isTrue();
            at = token.end();
        }
        try {
            assertThat(Dialect.translate(sql)).isNotEmpty();
            translated.incrementAndGet();
        } catch (SqlRefusal e) {
            assertThat(e.sqlState()).hasSize(5);
        }
    }

    private static boolean isBlank(String between) {
        return between.isBlank() || between.contains("--") || between.contains("/*");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            text.append(piece(random));
        }
        return text.toString();
    }

    private static String piece(Random random) {
        String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
        int from = random.nextInt(statement.length() + 1);
        int to = from + random.nextInt(statement.length() - from + 1);
        return switch (random.nextInt(5)) {
            case 0 -> statement;
            case 1 -> statement.substring(0, to);
            case 2 -> statement.substring(from);
            case 3 -> statement.substring(0, from) + NOISE.get(random.nextInt(NOISE.size())) + statement.substring(to);
            default -> NOISE.get(random.nextInt(NOISE.size()));
        };
    }

    private static Stream<String> statements(String resource) {
        try (InputStream lines = TokenizerFuzzTest.class.getResourceAsStream(resource)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, (line + "|").indexOf('|')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
