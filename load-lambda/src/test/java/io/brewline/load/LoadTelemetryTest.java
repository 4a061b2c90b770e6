package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.message.Message;
import io.brewline.message.TransformedFile;
import io.brewline.testing.WrittenLines;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see of Load. The clock stands at two minutes past midnight of the day after {@link #D2}. */
class LoadTelemetryTest {
    private static final LocalDate D1 = LocalDate.of(2026, 9, 26);
    private static final LocalDate D2 = LocalDate.of(2026, 9, 27);
    private static final long NOW_SINCE_0231_OF_D2 = (21 * 60 + 31) * 60;

    private final Staging staging = new Staging(TestWarehouse.S3);
    private final Loading loading = new Loading();
    private final Upload leeds = upload("leeds.csv", 1, new Sale(D1, 0, "a"), new Sale(D2, 1, null));
    private final Upload york = upload("york.csv", 2, new Sale(D1, 3, null));

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void measuresABatchAfterItsCommit() {
        JsonNode document = load(
                        staging.stage(leeds),
                        staging.stage(york),
                        upload("bath.csv", 20).refused())
                .measured();
        assertThat(WrittenLines.metricNames(document))
                .containsExactly(
                        "Files",
                        "FilesRefused",
                        "OrdersInserted",
                        "LinesInserted",
                        "StageDuration",
                        "LandingToWarehouse",
                        "NewestSaleAge");
        assertThat(document.path("Stage").asText()).isEqualTo("load");
        assertThat(document.path("Files").asLong()).isEqualTo(3);
        assertThat(document.path("FilesRefused").asLong()).isEqualTo(1);
        assertThat(document.path("OrdersInserted").asLong()).isEqualTo(3);
        assertThat(document.path("LinesInserted").asLong()).isEqualTo(leeds.lineCount() + york.lineCount());
        assertThat(document.path("LandingToWarehouse").toString()).isEqualTo("[119,118,100]");
        assertThat(document.path("NewestSaleAge").asLong()).isEqualTo(NOW_SINCE_0231_OF_D2);
    }

    @Test
    void logsEachFileOfABatch() {
        WrittenLines written = load(staging.stage(leeds), staging.stage(york));
        assertThat(written.said("committed").path("files").asLong()).isEqualTo(2);
        assertThat(written.said("committed").path("stage").asText()).isEqualTo("load");
        assertThat(written.said("committed").has("file_id")).isFalse();
        assertThat(written.log().stream()
                        .filter(line -> line.path("message").asText().equals("recorded")))
                .extracting(line -> line.path("file_id").asText() + " "
                        + line.path("sequencer").asText() + " "
                        + line.path("orders").asLong())
                .containsExactly(
                        leeds.fileId() + " " + leeds.sequencer() + " 2", york.fileId() + " " + york.sequencer() + " 1");
    }

    @Test
    void measuresNoFileTwice() {
        TransformedFile message = staging.stage(leeds);
        load(message);
        JsonNode document = load(message).measured();
        assertThat(WrittenLines.metricNames(document)).doesNotContain("LandingToWarehouse", "NewestSaleAge");
        assertThat(document.path("Files").asLong()).isZero();
        assertThat(document.path("OrdersInserted").asLong()).isZero();
    }

    @Test
    void measuresWhatLoadsBesideWhatCannot() {
        TransformedFile lost = staging.stage(york);
        TestWarehouse.S3.remove(lost.lineParts().get(0));
        WrittenLines written = load(staging.stage(leeds), lost);
        assertThat(written.measured().path("Files").asLong()).isEqualTo(1);
        assertThat(written.log().stream()
                        .filter(line -> line.path("level").asText().equals("ERROR")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("file_id").asText()).isEqualTo(york.fileId());
                    assertThat(line.path("object").asText()).isEqualTo("s3://landing/york.csv");
                });
    }

    @Test
    void holdsEveryLatencyOfALargeBatch() {
        List<TransformedFile> messages = IntStream.range(0, 250)
                .mapToObj(i -> staging.stage(upload("branch" + i + ".csv", 1, new Sale(D1, i, null))))
                .toList();
        WrittenLines written = load(messages.toArray(Message.ForLoad[]::new));
        assertThat(written.metrics()).hasSize(3);
        assertThat(written.metrics().stream()
                        .mapToInt(
                                document -> document.path("LandingToWarehouse").size())
                        .sum())
                .isEqualTo(250);
    }

    @Test
    void sendsOneAlertWhereTheWarehouseIsAwayForAThousandFiles() {
        List<Message.ForLoad> messages = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            messages.add(upload("branch" + i + ".csv", 1).refused());
        }
        try (Loading away = new Loading(() -> {
            throw new SQLException("the warehouse is away", "08001");
        })) {
            WrittenLines written =
                    WrittenLines.during(() -> assertThat(away.receive(5).load(messages.toArray(Message.ForLoad[]::new)))
                            .hasSize(1000));
            assertThat(away.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.subject()).startsWith("Brewline: load gave up on 1000 messages, first s3://landing/");
                assertThat(alert.message()).contains("and 990 more", "docs/operations.md#given-up-message");
            });
            assertThat(written.log().stream().map(line -> line.path("object").asText()))
                    .contains("s3://landing/branch0.csv", "s3://landing/branch999.csv");
            assertThat(written.metrics().stream()
                            .mapToLong(document -> document.path("FilesGivenUp").asLong())
                            .sum())
                    .isEqualTo(1000);
        }
    }

    @Test
    void namesNobody() {
        TransformedFile corrupt = staging.stage(york);
        String lines = Staging.csv(york, york.sales());
        TestWarehouse.S3.put(corrupt.lineParts().get(0), Staging.compressed(lines.replace("2.50", "Jane Doe")));
        assertThat(load(staging.stage(leeds), corrupt).toString())
                .contains("recorded", "ERROR")
                .doesNotContain("Jane");
    }

    private WrittenLines load(Message.ForLoad... messages) {
        return WrittenLines.during(() -> loading.load(messages));
    }

    private static Upload upload(String key, int sequence, Sale... sales) {
        return new Upload(key, sequence, List.of(sales), 0);
    }
}
