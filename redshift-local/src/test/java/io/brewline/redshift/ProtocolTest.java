package io.brewline.redshift;

import static io.brewline.redshift.Requests.SYNC;
import static io.brewline.redshift.Requests.run;
import static io.brewline.redshift.RunningWarehouse.CSV;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What drivers rarely do, and the protocol allows. */
@Timeout(60)
class ProtocolTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @ParameterizedTest
    @ValueSource(ints = {1234 << 16 | 5679, 1234 << 16 | 5680})
    void declinesEncryptionAndGoesOn(int request) throws IOException {
        try (RawClient client = RawClient.connect(WAREHOUSE.redshift().port())) {
            client.sendBytes(new byte[] {
                0, 0, 0, 8, (byte) (request >> 24), (byte) (request >> 16), (byte) (request >> 8), (byte) request
            });
            assertThat(client.readByte()).isEqualTo('N');
            client.startUp("raw");
            assertThat(client.readUntil('Z')).contains('R', 'S', 'K');
        }
    }

    @Test
    void copiesInTheMiddleOfAPipeline() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE pipelined (id INT)");
        String copy = "COPY pipelined (id) FROM " + WAREHOUSE.stage("pipelined", "1\n2\n") + CSV;
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(run("BEGIN"));
            client.send(run(copy));
            client.send(run("INSERT INTO pipelined VALUES (3)"));
            client.send(run("COMMIT"));
            client.send(List.of(SYNC));
            client.send(run("SELECT 1"));
            client.send(List.of(SYNC));
            assertThat(client.readUntil('Z'))
                    .containsExactly('1', '2', 'C', '1', '2', 'N', 'C', '1', '2', 'C', '1', '2', 'C', 'Z');
            assertThat(client.readUntil('Z')).containsExactly('1', '2', 'D', 'C', 'Z');
        }
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM pipelined")).containsExactly("3");
    }

    @Test
    void skipsWhatFollowsAnErrorUpToTheNextSync() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE skipped (id INT)");
        String copy = "COPY skipped (id) FROM " + WAREHOUSE.stage("skipped", "1\n") + CSV;
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(run("SELECT 1 FROM no_such_table"));
            client.send(run(copy));
            client.send(List.of(SYNC));
            client.send(run("CREATE INDEX i ON skipped (id)"));
            client.send(run(copy));
            client.send(List.of(SYNC));
            client.send(run(copy));
            client.send(List.of(SYNC));
            assertThat(client.readUntil('Z')).containsExactly('E', 'Z');
            assertThat(client.readUntil('Z')).containsExactly('E', 'Z');
            assertThat(client.readUntil('Z')).containsExactly('1', '2', 'N', 'C', 'Z');
        }
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM skipped")).containsExactly("1");
    }

    @Test
    void servesOthersWhileClientsSayNothing() throws IOException, SQLException {
        List<RawClient> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                silent.add(RawClient.connect(WAREHOUSE.redshift().port()));
            }
            assertThat(WAREHOUSE.rows("SELECT 1")).containsExactly("1");
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    /** Clients for PostgreSQL choose their queries by it, and the catalogs are those of 17. */
    @Test
    void saysWhichCatalogsItHas() throws SQLException {
        assertThat(WAREHOUSE.rows("SHOW server_version").get(0)).startsWith("17.");
    }

    @Test
    void endsWhenTheClientSaysGoodbye() throws IOException {
        try (RawClient client = RawClient.open(WAREHOUSE.redshift().port())) {
            client.send(List.of(new Message(FrontendType.TERMINATE, new byte[0])));
            assertThat(client.readByte()).isEqualTo(-1);
        }
    }
}
