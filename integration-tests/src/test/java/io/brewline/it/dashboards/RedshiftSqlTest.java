package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries and views use nothing that is not known to be in Redshift. */
class RedshiftSqlTest {
    static Stream<SqlQuery> queries() {
        return SqlQuery.all(GrafanaFiles.read()).stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryUsesWhatIsListed(SqlQuery query) {
        assertThat(RedshiftSql.unlisted(query.sql())).isEmpty();
    }

    @Test
    void theViewsUseWhatIsListed() throws IOException {
        String views = Files.readString(Path.of("..", "sql", "reporting.sql"));
        assertThat(RedshiftSql.unlisted(views)).isEmpty();
    }

    @Test
    void seesFunctionsAndClausesThatRedshiftHasNot() {
        assertThat(RedshiftSql.unlisted("SELECT string_agg(branch_name, ',') FROM reporting.branches"))
                .containsExactly("STRING_AGG");
        assertThat(RedshiftSql.unlisted("SELECT SUM(orders) FILTER (WHERE orders > 1) FROM reporting.daily_sales"))
                .containsExactly("FILTER");
        assertThat(RedshiftSql.unlisted(
                        "SELECT DISTINCT ON (branch_name) orders FROM reporting.daily_sales FOR UPDATE"))
                .containsExactly("FOR", "UPDATE");
    }

    @Test
    void doesNotReadTextsCommentsAndNames() {
        assertThat(RedshiftSql.unlisted("SELECT 'FOO(1)' AS \"BAR (x)\" -- BAZ(2)\nFROM reporting.branches"))
                .isEmpty();
    }
}
