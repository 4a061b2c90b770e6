package io.brewline.redshift;

import static io.brewline.redshift.Requests.BINARY;
import static io.brewline.redshift.Requests.SYNC;
import static io.brewline.redshift.Requests.TEXT;
import static io.brewline.redshift.Requests.bind;
import static io.brewline.redshift.Requests.execute;
import static io.brewline.redshift.Requests.parse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.DataRow;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements with parameters, portals and what becomes of a message that is none. */
@Timeout(60)
class ExtendedQueryTest {
    private static final int INT4 = 23;
    private static final int VARCHAR = 1043;

    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void takesAndGivesValuesInTextAndInBinary() throws IOException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(parse("sum", "SELECT $1 + 1, NVL($2, 'none')", INT4, VARCHAR)));
            client.send(List.of(
                    bind("", "sum", TEXT, BINARY, "41".getBytes(UTF_8), "Café".getBytes(UTF_8)),
                    execute("", 0),
                    bind("", "sum", BINARY, TEXT, bytes(41), "Café".getBytes(UTF_8)),
                    execute("", 0),
                    SYNC));
            byte[] binary = client.read(BackendType.DATA_ROW).body();
            assertThat(binary).startsWith(new byte[] {0, 2, 0, 0, 0, 4, 0, 0, 0, 42});
            assertThat(DataRow.values(client.read(BackendType.DATA_ROW))).containsExactly("42", "Café");
        }
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    @Test
    void readsTwoPortalsInTurns() throws IOException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(
                    parse("up", "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY n"),
                    parse("down", "SELECT 9 AS n UNION ALL SELECT 8 UNION ALL SELECT 7 ORDER BY n DESC"),
                    bind("a", "up"),
                    bind("b", "down"),
                    execute("a", 2),
                    execute("b", 1),
                    execute("a", 2),
                    execute("b", 0),
                    SYNC));
            List<String> seen = new ArrayList<>();
            Message message = client.read();
            while (message.type() != BackendType.READY_FOR_QUERY) {
                seen.add(
                        message.type() == BackendType.DATA_ROW
                                ? DataRow.values(message).get(0)
                                : Character.toString(message.type()));
                message = client.read();
            }
            assertThat(seen).containsExactly("1", "1", "2", "2", "1", "2", "s", "9", "s", "3", "C", "8", "7", "C");
        }
    }

    @Test
    void passesNoticesOn() throws SQLException {
        for (boolean simply : new boolean[] {false, true}) {
            try (Connection connection = simply ? WAREHOUSE.connectSimply() : WAREHOUSE.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS nothing_here");
                assertThat(statement.getWarnings().getMessage()).contains("nothing_here");
            }
        }
    }

    /** The first round prepares a COPY that runs once a portal; the statement outlives its portals. */
    @Test
    void copiesOnceAPortalHoweverOftenTheStatementIsBound() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE bound_copy (id INT)");
        String copy = "COPY bound_copy (id) FROM " + WAREHOUSE.stage("bound_copy", "1\n2\n") + RunningWarehouse.CSV;
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(parse("copy", copy), bind("a", "copy"), bind("b", "copy"), SYNC));
            assertThat(client.readUntil('Z')).containsExactly('1', '2', '2', 'Z');
            client.send(List.of(bind("a", "copy"), bind("b", "copy"), execute("b", 0), execute("a", 0), SYNC));
            assertThat(client.readUntil('Z')).containsExactly('2', '2', 'N', 'C', 'N', 'C', 'Z');
            client.send(List.of(Requests.closeStatement("copy"), bind("", "copy"), SYNC));
            assertThat(client.readUntil('Z')).containsExactly('3', 'E', 'Z');
        }
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM bound_copy")).containsExactly("4");
    }

    /** Their bodies end where a text should. */
    @ParameterizedTest
    @CsvSource({"Q, Z", "P, E", "B, E", "E, E", "C, E", "D, E"})
    void leavesAMalformedMessageToPostgresAndGoesOn(char type, char last) throws IOException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(new Message(type, "Sx".getBytes(UTF_8))));
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("08P01");
            if (last == 'Z') {
                client.readUntil('Z');
            }
            client.send(List.of(SYNC));
            client.readUntil('Z');
            client.query("SELECT 1");
            assertThat(client.readUntil('Z')).containsExactly('T', 'D', 'C', 'Z');
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(new BodyWriter()
                    .bytes("SELECT 'caf\351'\0".getBytes(ISO_8859_1))
                    .toMessage(FrontendType.QUERY)));
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("22021");
            client.readUntil('Z');
        }
    }

    @Test
    void refusesAStatementOfMoreThanSixteenMegabytes() throws SQLException {
        String most = "SELECT LEN('" + "x".repeat((16 << 20) - 14) + "')";
        assertThat(WAREHOUSE.rows(most)).containsExactly(Integer.toString((16 << 20) - 14));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.rows(most + " "))
                .withMessageContaining(
                        "Statement is too large. Statement Size: 16777217 bytes. Maximum Allowed: 16777216 bytes")
                .returns("42601", SQLException::getSQLState);
    }

    @Test
    void refusesWhatIsNestedTooDeep() throws IOException {
        int depth = 200_000;
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.query("SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth));
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("54001");
            client.readUntil('Z');
        }
    }
}
