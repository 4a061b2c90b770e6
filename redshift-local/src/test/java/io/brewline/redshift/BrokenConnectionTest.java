package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks the protocol byte by byte, to leave in the middle of it. */
@Timeout(60)
class BrokenConnectionTest {
    private static final int THREADS_A_SESSION = 3;

    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void rollsBackWhenTheClientVanishesInATransaction() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE vanished (id INT)");
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.query("BEGIN; LOCK vanished; INSERT INTO vanished VALUES (1)");
            client.readUntil('Z');
        }
        awaitUnlocked("vanished");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM vanished")).containsExactly("0");
    }

    @Test
    void rollsBackWhenTheClientVanishesInTheMiddleOfACopy() throws IOException, SQLException, InterruptedException {
        WAREHOUSE.run("CREATE TABLE vanished_copy (id INT)");
        EndlessObject endless = new EndlessObject("1\n".getBytes(UTF_8));
        WAREHOUSE.s3().put("staging", "endless", endless);
        String manifest = WAREHOUSE.manifest("endless", List.of("s3://staging/endless"));
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.query("COPY vanished_copy (id) FROM " + manifest + CSV.replace("ZSTD", ""));
            endless.awaitRead();
        }
        awaitUnlocked("vanished_copy");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM vanished_copy")).containsExactly("0");
        awaitNothingLeftOf("raw");
    }

    @Test
    void cancelsTheStatementOfAClientThatVanishes() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE vanished_wait (id INT)");
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.query("BEGIN; LOCK vanished_wait");
            client.readUntil('Z');
            client.query("SELECT pg_sleep(3600)");
        }
        awaitUnlocked("vanished_wait");
    }

    @Test
    void doesWhatAClientSentBeforeItLeft() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE left_early (id INT)");
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.query("BEGIN; LOCK left_early; INSERT INTO left_early VALUES (1)");
            client.readUntil('Z');
            client.query("COMMIT");
        }
        awaitUnlocked("left_early");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM left_early")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\0\0\0\10", "\0\0\0\1", "", "\377\377\377\377\377"
            })
    void isNotImpressedByGarbage(String garbage) throws IOException, SQLException {
        try (RawClient client = RawClient.connect(WAREHOUSE.redshift().port())) {
            client.sendBytes(garbage.getBytes(ISO_8859_1));
            client.finishSending();
            assertThat(client.readByte()).isEqualTo(-1);
        }
        assertThat(WAREHOUSE.rows("SELECT 1")).containsExactly("1");
    }

    @Test
    void endsASessionThatTurnsIntoGarbage() throws IOException, SQLException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.sendBytes(new byte[] {'Q', -1, -1, -1, -1, 0});
            assertThat(client.readByte()).isEqualTo(-1);
        }
        assertThat(WAREHOUSE.rows("SELECT 1")).containsExactly("1");
    }

    /** Waits for ever if a connection to PostgreSQL or a thread of this user's sessions lives on. */
    private static void awaitNothingLeftOf(String user) throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            String left = "SELECT count(*) FROM pg_stat_activity WHERE usename = '" + user + "'";
            while (!RunningWarehouse.rows(connection, left).contains("0")
                    || RunningWarehouse.sessionThreads().size() > THREADS_A_SESSION) {
                Thread.onSpinWait();
            }
        }
    }

    /** Waits for ever if the transaction that holds the lock lives on. */
    private static void awaitUnlocked(String table) throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "LOCK " + table);
            connection.rollback();
        }
    }
}
