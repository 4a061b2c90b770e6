package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.wire.MessageNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that lose the thread, in front of a warehouse that has others to serve. */
@Timeout(120)
class GatewayFuzzTest {
    private static final int CLIENTS = 300;

    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void outlivesClientsThatLoseTheThread() throws IOException, SQLException {
        WAREHOUSE.run("CREATE TABLE fuzz (n INT)");
        long connections = connections();
        int threads = RunningWarehouse.sessionThreads().size();
        long files = temporaryFiles();
        WAREHOUSE.run("COPY fuzz (n) FROM " + WAREHOUSE.stage("fuzz", "1\n2\n") + RunningWarehouse.CSV);
        Random random = new Random(7);
        for (int i = 0; i < CLIENTS; i++) {
            misbehave(random);
        }
        // Each waits for ever, and so fails, if something is left.
        while (connections() > connections || RunningWarehouse.sessionThreads().size() > threads) {
            Thread.onSpinWait();
        }
        assertThat(temporaryFiles()).isEqualTo(files);
        assertThat(WAREHOUSE.rows("SELECT COUNT(*) >= 0 FROM fuzz")).containsExactly("t");
    }

    private static void misbehave(Random random) throws IOException {
        try (RawClient client = RawClient.connect(WAREHOUSE.redshift().port())) {
            client.sendBytes(MessageNoise.opening(random));
            client.sendBytes(MessageNoise.stream(random));
            if (random.nextBoolean()) {
                client.finishSending();
                // Every session ends when its client has no more to say.
                client.readToTheEnd();
            }
        } catch (IOException e) {
            // The gateway was the first to have enough.
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed|aborted).*");
        }
    }

    private static long connections() throws SQLException {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()" + " AND usename = 'fuzz'";
        return Long.parseLong(WAREHOUSE.rows(query).get(0));
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(WAREHOUSE.folder())) {
            return files.filter(file -> file.toString().matches(".*/(copy_counts|pgsql_tmp)/.*"))
                    .count();
        }
    }
}
