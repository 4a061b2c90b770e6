package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of what Redshift documents keep their promises. */
class ListsTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    /** What PostgreSQL's grammar takes for itself, and what the gateway writes another way. */
    private static final Set<String> NO_FUNCTIONS_IN_POSTGRES = Set.of(
            "coalesce",
            "nvl",
            "nullif",
            "greatest",
            "least",
            "decode",
            "cast",
            "convert",
            "concat",
            "listagg",
            "grouping",
            "ratio_to_report",
            "extract",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "sysdate",
            "current_user_id",
            "user",
            "trim");

    @Test
    void everyEmulatedFunctionIsThere() throws IOException, SQLException {
        Set<String> there = new HashSet<>(WAREHOUSE.rows("SELECT DISTINCT proname FROM pg_catalog.pg_proc"));
        assertThat(lines("functions.txt"))
                .filteredOn(line -> !line.contains(" missing "))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .filteredOn(name -> !NO_FUNCTIONS_IN_POSTGRES.contains(name))
                .allSatisfy(name -> assertThat(there).containsAnyOf(name, "redshift_" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"functions.txt", "types.txt", "words.txt", "commands.txt"})
    void everyEntryHasAStandingAndAPage(String list) throws IOException {
        assertThat(lines(list))
                .isNotEmpty()
                .allMatch(line -> line.matches(
                        "[a-z0-9_]+ +(compute|leader|catalog|missing|unsupported) +(pg8:|pg17:)?[A-Za-z0-9_-]+"));
    }

    private static List<String> lines(String list) throws IOException {
        try (InputStream lines = RedshiftLocal.class.getResourceAsStream("sql/" + list)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
