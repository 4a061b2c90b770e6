package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.TransformedFile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadHandlerTest {
    private static final LocalDate D1 = LocalDate.of(2026, 9, 26);
    private static final LocalDate D2 = LocalDate.of(2026, 9, 27);
    private static final LocalDate D3 = LocalDate.of(2026, 9, 28);

    private final Staging staging = new Staging(TestWarehouse.S3);
    private final Loading loading = new Loading();

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void loadsFilesOfOneBatchTogether() {
        Upload leeds = upload("leeds.csv", 1, 2, new Sale(D1, 0, "a"), new Sale(D2, 1, null), new Sale(D2, 2, "b"));
        Upload york = upload("york.csv", 1, 0, new Sale(D1, 3, null), new Sale(D1, 4, null));
        assertThat(loading.load(staging.stage(leeds), staging.stage(york))).isEmpty();
        assertContents(List.of(leeds, york));
        assertThat(manifests()).hasSize(2);
    }

    @Test
    void recordsAllThatIsKnownOfAVersion() {
        Upload upload = upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"), new Sale(D2, 1, null));
        loading.load(staging.stage(upload));
        assertThat(TestWarehouse.rows("SELECT bucket, object_key, version_id, size_bytes, status, layout, rows_read,"
                        + " rows_rejected, rows_duplicate, orders_announced, lines_announced, days_announced,"
                        + " orders_inserted, lines_inserted, orders_withdrawn, lines_withdrawn FROM etl.file_versions"))
                .containsExactly("landing|leeds.csv|version1|1000|accepted|supercafe|3|1|0|2|3|2|2|3|0|0");
        assertThat(TestWarehouse.rows("SELECT first_order, last_order, landed_at, extracted_at, transformed_at,"
                        + " loaded_at, refused_at FROM etl.file_versions"))
                .containsExactly("2026-09-26 02:30:00|2026-09-27 02:31:00|2026-09-28 00:00:01|2026-09-28 00:00:02"
                        + "|2026-09-28 00:01:00|2026-09-28 00:02:00|null");
    }

    @Test
    void saysThatAFileIsLoadedOnceItsLinesAre() {
        try (Loading now = new Loading(Clock.systemUTC())) {
            now.load(staging.stage(upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"))));
        }
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.file_versions"
                        + " WHERE loaded_at >= (SELECT MAX(end_time) FROM sys_load_history)"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {"none | null", "2 | 2", "1,2,14 | 1,2,14"})
    void recordsUnderWhichKeysTheTokensWereMade(String versions, String recorded) {
        TransformedFile staged = staging.stage(upload("leeds.csv", 1, 0, new Sale(D1, 0, "a")));
        loading.load(Staging.withKeyVersions(staged, versions == null ? "" : versions));
        assertThat(TestWarehouse.rows("SELECT customer_key_versions FROM etl.file_versions"))
                .containsExactly(recorded);
    }

    @Test
    void recordsARefusal() {
        Upload upload = upload("leeds.csv", 1, 0);
        assertThat(loading.load(upload.refused())).isEmpty();
        assertThat(TestWarehouse.rows("SELECT status, refused_by, reason, rows_read, rows_rejected, content_sha256,"
                        + " extracted_at, transformed_at, loaded_at, refused_at FROM etl.file_versions"))
                .containsExactly("refused|transform|too_many_rejects|10|9|null|null|null|null|2026-09-28 00:01:00");
        assertThat(TestWarehouse.S3.keys()).isEmpty();
    }

    @Test
    void recordsAnyKeyThatS3Takes() {
        String hostile = "'; DROP TABLE sales.orders; --/../%s\n\"{manifest}\u0000\u202E.csv";
        String longest = "\u00e9".repeat(512);
        Upload upload = upload(hostile, 1, 0, new Sale(D1, 0, null));
        assertThat(loading.load(staging.stage(upload), upload(longest, 1, 0).refused()))
                .isEmpty();
        assertThat(TestWarehouse.rows("SELECT object_key FROM etl.file_versions"))
                .containsExactlyInAnyOrder(hostile.replace('\u0000', '?'), longest);
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM sales.orders")).containsExactly("1");
    }

    @Test
    void changesNothingForAMessageThatComesAgain() {
        TransformedFile message = staging.stage(upload("leeds.csv", 1, 1, new Sale(D1, 0, "a")));
        loading.load(message, message);
        List<String> ledger = TestWarehouse.rows("SELECT * FROM etl.file_versions");
        Contents contents = TestWarehouse.contents();
        assertThat(loading.load(message)).isEmpty();
        assertThat(loading.load(message, message)).isEmpty();
        assertThat(TestWarehouse.contents()).isEqualTo(contents);
        assertThat(TestWarehouse.rows("SELECT * FROM etl.file_versions")).isEqualTo(ledger);
    }

    @Test
    void letsAcceptanceWinOverRefusalInEitherOrder() {
        Upload upload = upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"));
        TransformedFile message = staging.stage(upload);
        loading.load(upload.refused());
        loading.load(upload.refused());
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(), List.of(upload)));
        loading.load(message);
        assertContents(List.of(upload));
        loading.load(upload.refused(), message);
        assertContents(List.of(upload));
        assertThat(TestWarehouse.rows("SELECT refused_by, refused_at FROM etl.file_versions"))
                .containsExactly("null|null");
    }

    @Test
    void leavesToAnEarlierVersionTheDaysThatTheNewerOneLacks() {
        Upload first = upload("sales.csv", 1, 1, new Sale(D1, 0, "a"), new Sale(D2, 1, "a"));
        Upload second = upload("sales.csv", 2, 2, new Sale(D2, 2, null), new Sale(D3, 3, null));
        loading.load(staging.stage(second));
        loading.load(staging.stage(first));
        assertContents(List.of(first, second));
        assertThat(TestWarehouse.rows(
                        "SELECT order_day FROM etl.file_days WHERE sequencer = '" + first.sequencer() + "'"))
                .containsExactly("2026-09-26");
    }

    @Test
    void withdrawsWhatACorrectionNoLongerClaims() {
        Upload wrong = upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"), new Sale(D1, 1, "a"), new Sale(D1, 2, "a"));
        Upload corrected = upload("leeds.csv", 2, 0, new Sale(D1, 0, "b"), new Sale(D1, 5, null));
        loading.load(staging.stage(wrong));
        loading.load(staging.stage(corrected));
        assertContents(List.of(wrong, corrected));
        assertThat(TestWarehouse.rows("SELECT sequencer, orders_inserted, lines_inserted, orders_withdrawn,"
                        + " lines_withdrawn FROM etl.file_versions"))
                .containsExactly(wrong.sequencer() + "|3|6|0|0", corrected.sequencer() + "|1|3|2|5");
    }

    @Test
    void keepsAnOrderWhileAnotherFileClaimsIt() {
        Upload one = upload("leeds.csv", 1, 0, new Sale(D1, 0, "a"));
        Upload other = upload("copy of leeds.csv", 1, 0, new Sale(D1, 0, "b"), new Sale(D1, 1, "b"));
        Upload corrected = upload("leeds.csv", 2, 0, new Sale(D1, 1, null));
        loading.load(staging.stage(one), staging.stage(other));
        assertContents(List.of(one, other));
        loading.load(staging.stage(corrected));
        assertContents(List.of(one, other, corrected));
        assertThat(TestWarehouse.rows("SELECT DISTINCT customer_id FROM sales.orders"))
                .containsExactly("b".repeat(32));
    }

    @Test
    void copiesNothingForANewVersionOfContentInForce() {
        Upload first = upload("leeds.csv", 1, 2, new Sale(D1, 0, "a"), new Sale(D2, 1, null));
        Upload same = new Upload("leeds.csv", 2, first.sales(), 2);
        loading.load(staging.stage(first));
        int manifests = manifests().size();
        loading.load(staging.stage(same));
        assertContents(List.of(first, same));
        assertThat(manifests()).hasSize(manifests);
        assertThat(TestWarehouse.rows("SELECT orders_inserted, orders_withdrawn FROM etl.file_versions"))
                .containsExactly("0|0", "2|0");
    }

    @Test
    void leavesTheDaysWithTheNewerVersionWhenAnOlderOneOfTheSameContentComesLate() {
        Upload older = upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"));
        Upload newer = new Upload("leeds.csv", 2, older.sales(), 1);
        loading.load(staging.stage(newer));
        loading.load(staging.stage(older));
        assertContents(List.of(newer, older));
        assertThat(manifests()).hasSize(2);
    }

    @Test
    void copiesContentThatWasInForceAndIsNoLonger() {
        Upload first = upload("leeds.csv", 1, 1, new Sale(D1, 0, "a"), new Sale(D2, 1, "a"));
        Upload second = upload("leeds.csv", 2, 1, new Sale(D2, 2, null), new Sale(D3, 3, null));
        Upload third = new Upload("leeds.csv", 3, first.sales(), 1);
        loading.load(staging.stage(first));
        loading.load(staging.stage(second));
        loading.load(staging.stage(third));
        assertContents(List.of(first, second, third));
    }

    @Test
    void sortsOutTheDaysOfTwoVersionsInOneBatch() {
        Upload first = upload("leeds.csv", 1, 2, new Sale(D1, 0, "a"), new Sale(D2, 1, "a"));
        Upload second = upload("leeds.csv", 2, 1, new Sale(D2, 2, null), new Sale(D3, 3, null));
        Upload third = new Upload("leeds.csv", 3, first.sales(), 2);
        assertThat(loading.load(staging.stage(third), staging.stage(first), staging.stage(second)))
                .isEmpty();
        assertContents(List.of(first, second, third));
    }

    @Test
    void givesTheDaysToTheNewestOfTwoThatRepeatTheContentInForce() {
        Upload first = upload("leeds.csv", 1, 2, new Sale(D1, 0, "a"), new Sale(D2, 1, "a"));
        Upload second = new Upload("leeds.csv", 2, first.sales(), 2);
        Upload third = new Upload("leeds.csv", 3, first.sales(), 2);
        loading.load(staging.stage(first));
        int manifests = manifests().size();
        assertThat(loading.load(staging.stage(third), staging.stage(second))).isEmpty();
        assertContents(List.of(first, second, third));
        // Which of two repeats takes the days over is the merge's to say: an UPDATE would take any.
        assertThat(manifests()).hasSizeGreaterThan(manifests);
    }

    @Test
    void namesBranchesAndProductsOfDaysThatNeverCameInForce() {
        Upload newer = upload("leeds.csv", 2, 0, new Sale(D1, 0, null));
        Upload older = upload("leeds.csv", 1, 3, new Sale(D1, 7, null));
        loading.load(staging.stage(newer));
        loading.load(staging.stage(older));
        assertContents(List.of(newer, older));
        assertThat(TestWarehouse.contents().of("sales.branches")).hasSize(2);
    }

    @Test
    void keepsRejectedRowsWhileAnyDayOfTheirVersionIsInForce() {
        Upload first = upload("leeds.csv", 1, 3, new Sale(D1, 0, null), new Sale(D2, 0, null));
        Upload second = upload("leeds.csv", 2, 1, new Sale(D1, 1, null));
        Upload third = upload("leeds.csv", 3, 0, new Sale(D2, 1, null));
        loading.load(staging.stage(first));
        loading.load(staging.stage(second));
        assertThat(TestWarehouse.contents().of("etl.rejected_rows")).hasSize(4);
        loading.load(staging.stage(third));
        assertThat(TestWarehouse.contents().of("etl.rejected_rows")).hasSize(1);
        assertContents(List.of(first, second, third));
    }

    @Test
    void loadsAThousandVersionsInOneBatch() {
        List<Upload> uploads = IntStream.range(0, 1000)
                .mapToObj(i -> upload("branch" + i + ".csv", 1, 0, new Sale(D1, i, null)))
                .toList();
        assertThat(loading.load(uploads.stream().map(staging::stage).toArray(TransformedFile[]::new)))
                .isEmpty();
        assertContents(uploads);
    }

    private static Upload upload(String key, int sequence, int rejected, Sale... sales) {
        return new Upload(key, sequence, List.of(sales), rejected);
    }

    private static void assertContents(List<Upload> accepted) {
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(accepted, List.of()));
    }

    private static List<String> manifests() {
        return TestWarehouse.S3.keys().stream()
                .filter(key -> key.startsWith("manifests/"))
                .toList();
    }
}
