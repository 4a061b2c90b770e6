package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.MessageCodec;
import io.brewline.message.TransformedFile;
import io.brewline.testing.InFlight;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages and staged parts of functions of an earlier schema version, received by today's Load. */
class EarlierMessagesTest {
    private static final String LEDGER = "SELECT object_key, status, reason, rows_read, rows_rejected, rows_duplicate,"
            + " orders_inserted, lines_inserted, customer_key_versions FROM etl.file_versions";

    private final Loading loading = new Loading();

    @BeforeEach
    void stage() {
        TestWarehouse.clear();
        TransformedFile file = new MessageCodec().read(InFlight.text("TransformedFile.json"), TransformedFile.class);
        TestWarehouse.S3.put(file.lineParts().get(0), InFlight.bytes("lines.csv.zst"));
        TestWarehouse.S3.put(file.rejectParts().get(0), InFlight.bytes("rejects.jsonl.zst"));
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void areLoaded() {
        assertThat(loading.loadBodies(
                        List.of(InFlight.text("TransformedFile.json"), InFlight.text("FileRefused.json"))))
                .isEmpty();
        assertThat(TestWarehouse.rows(LEDGER))
                .containsExactly(
                        "leeds/sales.csv|accepted|null|4|1|1|2|3|null",
                        "york/letter.csv|refused|unknown_layout|0|0|0|0|0|null");
        assertThat(TestWarehouse.rows("SELECT COUNT(*), SUM(total_price), COUNT(customer_id) FROM sales.orders"))
                .containsExactly("3|4.70|2");
        assertThat(TestWarehouse.rows("SELECT row_number, reason FROM etl.rejected_rows"))
                .containsExactly("3|total_mismatch");
    }

    @Test
    void areOneVersionWithTheSameInTodaysWords() {
        loading.loadBodies(List.of(InFlight.text("TransformedFile.json")));
        Contents contents = TestWarehouse.contents();
        TransformedFile file = new MessageCodec().read(InFlight.text("TransformedFile.json"), TransformedFile.class);
        assertThat(loading.load(Staging.withKeyVersions(file, "1"))).isEmpty();
        assertThat(TestWarehouse.contents()).isEqualTo(contents);
    }

    @Test
    void areLeftToTheDeadLetterQueueWhereTheyAreOfALaterVersionAndTheOthersLoad() {
        String later = InFlight.text("FileRefused.json").replace("\"schemaVersion\":1", "\"schemaVersion\":3");
        assertThat(loading.receive(5).loadBodies(List.of(later, InFlight.text("TransformedFile.json"))))
                .containsExactly(0);
        assertThat(loading.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.subject() + alert.message())
                        .contains(" gave up on s3://landing/york/letter.csv")
                        .contains("The message's schemaVersion is 3 and this function reads 1 to 2: deploy the stages"
                                + " together, then redrive the dead-letter queue."));
        assertThat(TestWarehouse.rows(LEDGER)).hasSize(1);
    }
}
