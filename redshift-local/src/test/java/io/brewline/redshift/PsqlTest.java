package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code psql} asks of the catalogs for its commands. */
@Timeout(120)
class PsqlTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @BeforeAll
    static void create() throws SQLException {
        assumeTrue(Psql.isHere(), "psql is not on the PATH: its commands are left out");
        WAREHOUSE.run(
                "CREATE SCHEMA IF NOT EXISTS described_by",
                "CREATE TABLE IF NOT EXISTS psql_sale (id INT NOT NULL, branch VARCHAR(12))",
                "CREATE OR REPLACE VIEW psql_branch AS SELECT branch FROM psql_sale");
    }

    @ParameterizedTest
    @CsvSource({
        "\\d psql_sale, branch | character varying",
        "\\d+ psql_sale, branch | character varying",
        "\\d psql_branch, View \"public.psql_branch\"",
        "\\d, psql_sale",
        "\\dt, psql_sale",
        "\\dt public.psql*, psql_sale",
        "\\dv, psql_branch",
        "\\dn, described_by",
        "\\l, dev",
        "\\du, described",
        "\\df pg_catalog.getdate, getdate",
        "\\dp psql_sale, psql_sale",
        "\\conninfo, port",
        "\\timing, Timing is on"
    })
    void describes(String command, String answer) throws IOException {
        Psql psql = new Psql(
                "host=127.0.0.1 port=" + WAREHOUSE.redshift().port() + " dbname=dev user=described sslmode=disable");
        Psql.Printed printed = psql.run(command + "\n");
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out().replaceAll(" +", " ")).contains(answer);
    }
}
