package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepTest {
    private static final Pattern COLUMN = Pattern.compile("(?m)^    ([a-z_0-9]+)\\b");

    @Test
    void isNumberedInTheOrderOfItsFileAndLeavesNoneOut() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/brewline/load"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(Arrays.stream(Step.values())
                            .map(step -> step.file() + ".sql")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void isOneStatementUnlessItCreatesTheTables(Step step) {
        assertThat(step.statements()).hasSize(step == Step.BATCH_TABLES ? 20 : 1);
    }

    /** Redshift has none of these, or they end the transaction. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void staysWithinRedshiftsSql(Step step) {
        assertThat(step.statements())
                .noneMatch(sql -> Pattern.compile(
                                "(?i)\\b(ON CONFLICT|RETURNING|IS (NOT )?DISTINCT FROM|DISTINCT ON|FILTER|TRUNCATE|MERGE|uuid|jsonb)\\b|::")
                        .matcher(sql)
                        .find());
    }

    @ParameterizedTest
    @CsvSource({"COPY_LINES, etl.staged_lines", "COPY_REJECTS, etl.staged_rejects", "RECORD, etl.file_versions"})
    void namesTheColumnsOfTheSchemaInTheirOrder(Step step, String table) {
        String ddl = WarehouseSchema.statements().stream()
                .filter(sql -> sql.startsWith("CREATE TABLE IF NOT EXISTS " + table + " ("))
                .findFirst()
                .orElseThrow();
        assertThat(columns(step.statement())).isEqualTo(columns(ddl));
    }

    @Test
    void copiesWithEveryOptionThatKeepsRowsWhatTheyWere() {
        assertThat(Step.COPY_LINES.statement())
                .contains("MANIFEST\nFORMAT AS CSV\nZSTD\nTIMEFORMAT 'YYYY-MM-DD HH:MI:SS'\nEMPTYASNULL\n")
                .endsWith("COMPUPDATE OFF\nSTATUPDATE OFF");
        assertThat(Step.COPY_REJECTS.statement())
                .contains("MANIFEST\nFORMAT AS JSON 'auto'\nZSTD\nTIMEFORMAT 'auto'\n")
                .endsWith("COMPUPDATE OFF\nSTATUPDATE OFF");
        assertThat(List.of(Step.COPY_LINES.statement(), Step.COPY_REJECTS.statement()))
                .noneMatch(sql -> sql.matches(
                        "(?s).*\\b(MAXERROR|TRUNCATECOLUMNS|ACCEPTANYDATE|ACCEPTINVCHARS|IGNOREHEADER)\\b.*"));
    }

    private static List<String> columns(String sql) {
        Matcher matcher = COLUMN.matcher(sql.substring(0, sql.indexOf("\n)")));
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
