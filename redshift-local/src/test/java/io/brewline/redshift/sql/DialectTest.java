package io.brewline.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    @ParameterizedTest
    @CsvFileSource(resources = "reworded.csv", delimiter = '|', numLinesToSkip = 1)
    void rewords(String redshift, String postgres) throws SqlRefusal {
        assertThat(Dialect.translate(redshift))
                .singleElement()
                .extracting(translation -> translation.sql().strip())
                .isEqualTo(postgres);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT  a -- comment\n FROM t",
                "SELECT 'unterminated",
                "",
                "-- nothing",
                "INSERT INTO t VALUES ($1, $2)",
                "SELECT nvl FROM t",
                "SELECT t.sysdate FROM t"
            })
    void leavesAloneWhatNeedsNoRewording(String sql) throws SqlRefusal {
        assertThat(Dialect.translate(sql))
                .singleElement()
                .extracting(Translation::sql)
                .isEqualTo(sql);
    }

    /** Of such a statement PostgreSQL itself says what is wrong, if the gateway does not. */
    @ParameterizedTest
    @CsvFileSource(
            resources = {"reworded.csv", "../allowed.csv", "../refused.csv"},
            delimiter = '|',
            numLinesToSkip = 1)
    void doesNotStumbleOverUnfinishedStatements(String sql) throws UnterminatedText {
        for (Token token : Tokenizer.tokenize(sql)) {
            for (int end : new int[] {token.start(), token.end()}) {
                assertThatNoException().isThrownBy(() -> translateOrRefuse(sql.substring(0, end)));
            }
            assertThatNoException().isThrownBy(() -> translateOrRefuse(sql.substring(token.start())));
        }
    }

    private static void translateOrRefuse(String sql) {
        try {
            assertThat(Dialect.translate(sql)).isNotEmpty();
        } catch (SqlRefusal e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Test
    void commitsBehindTruncate() throws SqlRefusal {
        assertThat(Dialect.translate("TRUNCATE t; SELECT 1"))
                .extracting(Translation::sql)
                .containsExactly("TRUNCATE t", "COMMIT", " SELECT 1");
    }

    @Test
    void readsTheLoadersCopy() throws SqlRefusal {
        Translation translation = Dialect.translate(
                        "COPY staged_lines_batch (\"Id\", Name) FROM 's3://staging/m/x.manifest'"
                                + " IAM_ROLE 'arn:aws:iam::000000000000:role/r' REGION 'eu-west-2' MANIFEST FORMAT AS CSV ZSTD"
                                + " TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' EMPTYASNULL COMPUPDATE OFF STATUPDATE OFF")
                .get(0);
        CopyStatement copy = ((Translation.Load) translation).copy();
        assertThat(copy)
                .isEqualTo(new CopyStatement(
                        "staged_lines_batch",
                        "staged_lines_batch",
                        List.of("id", "name"),
                        new CopySource(
                                "staging", "m/x.manifest", CopySource.Kind.MANIFEST, CopySource.Compression.ZSTD),
                        new CopyFormat.Csv(',', '"'),
                        new CopySettings(
                                Set.of(CopyFlag.EMPTYASNULL),
                                0,
                                0,
                                "\\N",
                                (char) 0,
                                TimePattern.DATE,
                                TimePattern.TIMESTAMP),
                        List.of()));
        assertThat(translation.sql())
                .isEqualTo("COPY staged_lines_batch (\"id\", \"name\") FROM STDIN (FORMAT text, DELIMITER ',')");
    }
}
