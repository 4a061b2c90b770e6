package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks the protocol byte by byte, to leave in the middle of it. */
@Timeout(60)
class BrokenConnectionTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void rollsBackWhenTheClientVanishesInATransaction() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE vanished (id INT)");
        try (Socket client = open()) {
            query(client, "BEGIN; LOCK vanished; INSERT INTO vanished VALUES (1)");
            readUntil(client, 'Z');
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
        try (Socket client = open()) {
            query(client, "COPY vanished_copy (id) FROM " + manifest + CSV.replace("ZSTD", ""));
            endless.awaitRead();
        }
        awaitUnlocked("vanished_copy");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM vanished_copy")).containsExactly("0");
    }

    @Test
    void cancelsTheStatementOfAClientThatVanishes() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE vanished_wait (id INT)");
        try (Socket client = open()) {
            query(client, "BEGIN; LOCK vanished_wait");
            readUntil(client, 'Z');
            query(client, "SELECT pg_sleep(3600)");
        }
        awaitUnlocked("vanished_wait");
    }

    @Test
    void doesWhatAClientSentBeforeItLeft() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE left_early (id INT)");
        try (Socket client = open()) {
            query(client, "BEGIN; LOCK left_early; INSERT INTO left_early VALUES (1)");
            readUntil(client, 'Z');
            query(client, "COMMIT");
        }
        awaitUnlocked("left_early");
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM left_early")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\0\0\0\10", "\0\0\0\1", "", "\377\377\377\377\377"
            })
    void isNotImpressedByGarbage(String garbage) throws IOException, SQLException {
        try (Socket client = connect()) {
            client.getOutputStream().write(garbage.getBytes(ISO_8859_1));
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(WAREHOUSE.rows("SELECT 1")).containsExactly("1");
    }

    @Test
    void endsASessionThatTurnsIntoGarbage() throws IOException, SQLException {
        try (Socket client = open()) {
            client.getOutputStream().write(new byte[] {'Q', -1, -1, -1, -1, 0});
            client.getOutputStream().flush();
            assertThat(client.getInputStream().readAllBytes()).isNotNull();
        }
        assertThat(WAREHOUSE.rows("SELECT 1")).containsExactly("1");
    }

    /** Waits for ever if the transaction that holds the lock lives on. */
    private static void awaitUnlocked(String table) throws SQLException {
        try (Connection connection = WAREHOUSE.connect()) {
            connection.setAutoCommit(false);
            RunningWarehouse.run(connection, "LOCK " + table);
            connection.rollback();
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), WAREHOUSE.redshift().port());
    }

    private static Socket open() throws IOException {
        Socket client = connect();
        new Startup(Map.of("user", "raw", "database", "dev", "driver_version", "none"))
                .writeTo(client.getOutputStream());
        readUntil(client, 'Z');
        return client;
    }

    private static void query(Socket client, String sql) throws IOException {
        OutputStream out = client.getOutputStream();
        new BodyWriter().string(sql).toMessage(FrontendType.QUERY).writeTo(out);
        out.flush();
    }

    private static void readUntil(Socket client, char type) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream(), 1);
        Message message = Message.readFrom(in);
        while (message.type() != type) {
            message = Message.readFrom(in);
        }
    }
}
