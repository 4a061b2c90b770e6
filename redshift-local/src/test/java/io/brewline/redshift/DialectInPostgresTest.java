package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DialectInPostgresTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void averagesIntegersToAnInteger() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE averaged (s SMALLINT, i INT, b BIGINT, n DECIMAL(10,2))",
                "INSERT INTO averaged VALUES (1, 1, 1, 1.00), (2, 2, 2, 2.00), (NULL, NULL, NULL, NULL)");
        assertThat(WAREHOUSE.rows("SELECT avg(s), avg(i), avg(b), avg(-i), avg(n) > 1 FROM averaged"))
                .containsExactly("1|1|1|-1|t");
        assertThat(WAREHOUSE.rows("SELECT avg(i) FROM averaged WHERE i > 5")).containsExactly("null");
        assertThat(WAREHOUSE.rows("SELECT avg(i) OVER (ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"
                        + " FROM averaged WHERE i IS NOT NULL ORDER BY i"))
                .containsExactly("1", "1");
    }

    @Test
    void keepsAZoneMapOfASortKey() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE zoned (id INT, at TIMESTAMP) COMPOUND SORTKEY (at, id)",
                "CREATE TABLE zoned_copy SORTKEY (at) AS SELECT * FROM zoned",
                "CREATE TABLE zoned_by_flag (flag BOOLEAN) SORTKEY (flag)",
                "CREATE TABLE unzoned (id INT)");

        assertThat(WAREHOUSE.rows("SELECT indexdef FROM pg_indexes WHERE tablename LIKE '%zoned%' ORDER BY tablename"))
                .containsExactly(
                        "CREATE INDEX zoned_at_id_idx ON public.zoned USING brin (at, id) WITH (pages_per_range='16',"
                                + " autosummarize='on')",
                        "CREATE INDEX zoned_copy_at_idx ON public.zoned_copy USING brin (at) WITH (pages_per_range='16',"
                                + " autosummarize='on')");
    }

    @Test
    void countsTheBytesOfText() throws SQLException {
        WAREHOUSE.run("CREATE TABLE bytes (v VARCHAR(4), t TEXT)", "INSERT INTO bytes VALUES ('éé', 'x')");
        WAREHOUSE.run("CREATE TABLE bytes_like (LIKE bytes)", "ALTER TABLE bytes ADD COLUMN late VARCHAR(2)");
        for (String insert : new String[] {
            "INSERT INTO bytes (v) VALUES ('ééé')",
            "INSERT INTO bytes_like (v) VALUES ('ééé')",
            "UPDATE bytes SET v = 'abcde'"
        }) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> WAREHOUSE.run(insert))
                    .withMessageContaining("value too long for type character varying(4)")
                    .returns("22001", SQLException::getSQLState);
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("INSERT INTO bytes (late) VALUES ('éé')"))
                .withMessageContaining("value too long for type character varying(2)");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("INSERT INTO bytes (t) VALUES ('" + "x".repeat(257) + "')"))
                .withMessageContaining("value too long for type character varying(256)");
    }

    @Test
    void takesKeysForInformation() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE keyed (id INT, other INT, PRIMARY KEY (id), FOREIGN KEY (other) REFERENCES nowhere (id))",
                "INSERT INTO keyed VALUES (1, 7), (1, 7)");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM keyed")).containsExactly("2");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("INSERT INTO keyed VALUES (NULL, 8)"))
                .withMessageContaining("Cannot insert a NULL value into column id")
                .returns("23502", SQLException::getSQLState);
    }

    @Test
    void sortsTextByBytes() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE sorted (v VARCHAR(9))", "INSERT INTO sorted VALUES ('b'), ('é'), ('B'), ('a'), ('Z')");
        assertThat(WAREHOUSE.rows("SELECT v FROM sorted ORDER BY v")).containsExactly("B", "Z", "a", "b", "é");
        assertThat(WAREHOUSE.rows("SELECT upper('é')")).containsExactly("É");
    }

    @Test
    void runsTheWarehousesSchemaAgainAndAgain() throws Exception {
        String schema = Files.readString(Path.of("../sql/schema.sql"));
        WAREHOUSE.run(schema, schema);
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM sales.orders")).containsExactly("0");
    }

    @Test
    void keepsAMaterializedViewFresh() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE poured (cups INT)",
                "CREATE MATERIALIZED VIEW all_poured SORTKEY (cups) AUTO REFRESH YES AS SELECT SUM(cups) AS cups FROM poured",
                "COMMENT ON VIEW all_poured IS 'One row.'",
                "INSERT INTO poured VALUES (2), (3)");
        assertThat(WAREHOUSE.rows("SELECT cups FROM all_poured")).containsExactly("5");
        WAREHOUSE.run("REFRESH MATERIALIZED VIEW all_poured", "DROP MATERIALIZED VIEW all_poured");
        assertThat(WAREHOUSE.rows("SELECT COUNT(*) FROM pg_class WHERE relname = 'all_poured'"))
                .containsExactly("0");
    }

    @Test
    void givesACreatedUserItsRightsOnly() throws SQLException {
        WAREHOUSE.run(
                "CREATE TABLE guarded (id INT)",
                "CREATE TABLE shown (id INT)",
                "CREATE USER reader PASSWORD 'Reader1234'",
                "GRANT SELECT ON shown TO reader");
        String url = WAREHOUSE
                .redshift()
                .jdbcUrl()
                .replace("user=brewline&password=local", "user=reader&password=Reader1234");
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(RunningWarehouse.rows(
                            connection, "SELECT count(*), current_user, pg_last_copy_count() FROM shown"))
                    .containsExactly("0|reader|0");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> RunningWarehouse.run(connection, "SELECT * FROM guarded"))
                    .returns("42501", SQLException::getSQLState);
        }
    }

    @Test
    void asksACreatedUserForThePassword() throws SQLException {
        WAREHOUSE.run("CREATE USER guest PASSWORD 'Guest1234'");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> signIn("guest", "Guest12345"))
                .returns("28000", SQLException::getSQLState);
        signIn("guest", "Guest1234");
        // md5 of the new password and the name
        WAREHOUSE.run("ALTER USER guest PASSWORD 'md5b5432feb93433398dae726aa1b3d067f'");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> signIn("guest", "Guest1234"))
                .returns("28000", SQLException::getSQLState);
        signIn("guest", "Changed1");
    }

    private static void signIn(String user, String password) throws SQLException {
        String url = WAREHOUSE
                .redshift()
                .jdbcUrl()
                .replace("user=brewline&password=local", "user=" + user + "&password=" + password);
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(RunningWarehouse.rows(connection, "SELECT current_user")).containsExactly(user);
        }
    }
}
