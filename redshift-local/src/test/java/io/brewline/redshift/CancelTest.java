package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.BodyReader;
import io.brewline.redshift.wire.OpeningPacket.CancelRequest;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class CancelTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void endsACopyAndLeavesTheSessionUsable() throws SQLException, InterruptedException {
        WAREHOUSE.run("CREATE TABLE cancelled_copy (id INT)");
        EndlessObject endless = new EndlessObject("1\n".getBytes(UTF_8));
        WAREHOUSE.s3().put("staging", "cancelled", endless);
        String manifest = WAREHOUSE.manifest("cancelled", List.of("s3://staging/cancelled"));
        try (Connection connection = WAREHOUSE.connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> cancelled = CompletableFuture.runAsync(() -> {
                try {
                    endless.awaitRead();
                    statement.cancel();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            statement.execute("COPY cancelled_copy (id) FROM " + manifest + CSV.replace("ZSTD", "")))
                    .returns("57014", SQLException::getSQLState);
            cancelled.join();
            assertThat(RunningWarehouse.rows(connection, "SELECT count(*) FROM cancelled_copy"))
                    .containsExactly("0");
        }
    }

    @Test
    void takesTheSessionsOwnKeyAlone() throws IOException, SQLException {
        try (RawClient client = RawClient.connect(WAREHOUSE.redshift().port())) {
            client.startUp("raw");
            BodyReader key = client.read(BackendType.BACKEND_KEY_DATA).fields();
            int processId = key.int32();
            int secretKey = key.int32();
            client.readUntil('Z');
            client.query("SELECT pg_sleep(3600)");
            awaitActive(processId);
            cancel(processId, secretKey + 1);
            awaitActive(processId);
            cancel(processId, secretKey);
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("57014");
        }
    }

    private static void awaitActive(int processId) throws SQLException {
        String state = "SELECT state FROM pg_stat_activity WHERE pid = " + processId;
        try (Connection connection = WAREHOUSE.connect()) {
            while (!RunningWarehouse.rows(connection, state).contains("active")) {
                Thread.onSpinWait();
            }
        }
    }

    private static void cancel(int processId, int secretKey) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        new CancelRequest(processId, secretKey).writeTo(request);
        try (RawClient canceller = RawClient.connect(WAREHOUSE.redshift().port())) {
            canceller.sendBytes(request.toByteArray());
            assertThat(canceller.readToTheEnd()).isEmpty();
        }
    }
}
