package io.brewline.it.endtoend;

import static io.brewline.it.endtoend.BranchFile.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.pipeline.LocalAlerts.Published;
import io.brewline.local.pipeline.QueueLook;
import io.brewline.local.pipeline.StateLook;
import io.brewline.reconcile.Finding;
import io.brewline.reconcile.FindingKind;
import io.brewline.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What no single stage can see: messages that were lost, and rows that somebody took away. Each test has its own branch. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationTest {
    private static final String BUCKET = "brewline-landing";
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    @TempDir
    static Path folder;

    private static Machine machine;

    @BeforeAll
    static void start() {
        machine = Machine.start(folder.resolve("state"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"leeds/plain.csv", "leeds/1+1 = 2 & ä%20<x>.csv"})
    void aFileWhoseMessageWasLostIsLoadedOnceAllTheSame(String key) throws Exception {
        String branch = "Leeds " + key.length();
        loseTheMessageOf(key, sale(day, branch, "Small Tea", "1.50"));
        assertThat(sales(branch)).isEmpty();

        Reconciliation found = reconcile();
        Reconciliation again = reconcile();

        assertThat(found.sentAgain()).isEqualTo(1);
        assertThat(again.findings()).isEmpty();
        assertThat(sales(branch)).containsExactly("Tea | 1.50");
        assertThat(alertsAbout("s3://" + BUCKET + "/" + key))
                .singleElement()
                .satisfies(alert -> assertThat(alert.reason()).isEqualTo("sent-again"));
        assertThat(machine.s3()
                        .headObject(request -> request.bucket(BUCKET).key(key))
                        .contentType())
                .isEqualTo("text/csv");
    }

    @Test
    @Order(2)
    void rowsThatWereTakenAwayAreFoundAndComeBackAsTheRunbookSays() throws Exception {
        String key = "york.csv";
        put(key, sale(day, "York", "Small Tea", "1.50"), sale(day, "York", "Large Latte", "2.45"));
        put(key, sale(day.plusDays(1), "York", "Cookie", "1.25"));
        assertThat(reconcile().findings()).isEmpty();
        machine.warehouse().execute("DELETE FROM sales.orders WHERE total_price = 2.45");

        List<Finding> found = reconcile().findings();
        List<Finding> again = reconcile().findings();

        assertThat(found).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.MISMATCH);
            assertThat(finding.file()).isEqualTo("s3://brewline-landing/york.csv");
        });
        assertThat(again).isEqualTo(found);
        assertThat(alertsAbout("s3://brewline-landing/york.csv")).hasSize(1);

        takeOutAsTheRunbookSays(key);
        assertThat(sales("York")).isEmpty();
        long before = ledgerRows();
        List<ObjectVersion> versions =
                machine
                        .s3()
                        .listObjectVersions(request -> request.bucket(BUCKET).prefix(key))
                        .versions()
                        .stream()
                        .sorted(Comparator.comparing(ObjectVersion::lastModified))
                        .toList();
        versions.forEach(version -> copyOver(key, version.versionId()));
        awaitLedgerRows(before + versions.size());

        assertThat(sales("York")).containsExactly("Cookie | 1.25", "Latte | 2.45", "Tea | 1.50");
        assertThat(reconcile().findings()).isEmpty();
    }

    @Test
    @Order(3)
    void aVersionThatWasReplacedBeforeItWasLoadedIsToldAndNotSentAgain() throws Exception {
        String key = "hull.csv";
        loseTheMessageOf(key, sale(day, "Hull", "Small Tea", "1.50"));
        put(key, sale(day, "Hull", "Large Latte", "2.45"));

        Reconciliation found = reconcile();

        assertThat(found.sentAgain()).isZero();
        assertThat(found.findings()).extracting(Finding::kind).containsExactly(FindingKind.SUPERSEDED);
        assertThat(sales("Hull")).containsExactly("Latte | 2.45");
        assertThat(alertsAbout("s3://brewline-landing/hull.csv"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("#superseded-version"));
    }

    @Test
    @Order(4)
    void statusNamesWhatLiesInDeadLetterQueues() throws Exception {
        machine.send("transform-queue", "{\"secret\":\"" + BranchFile.CUSTOMER + "\"}");
        machine.send(
                "load-queue-dlq", Files.readString(Path.of("../common/src/test/resources/messages/FileRefused.json")));
        machine.send("extract-queue-dlq", """
                {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"2026-11-20T01:02:03Z","s3":{
                "bucket":{"name":"brewline-landing"},"object":{"key":"hove/1+1.csv","size":1,"sequencer":"0A"}}}]}""");
        machine.pipeline().awaitDrained(loaded -> {});

        StateLook look = look();
        StateLook again = look();

        assertThat(look.isWell()).isFalse();
        assertThat(look.queues()).extracting(QueueLook::givenUp).containsExactly(1L, 1L, 1L);
        assertThat(look.queues().get(0).files()).containsExactly("s3://brewline-landing/hove/1 1.csv");
        assertThat(look.queues().get(1).files())
                .singleElement()
                .asString()
                .endsWith(", which this version cannot read");
        assertThat(look.queues().get(2).files()).singleElement().asString().startsWith("s3://");
        assertThat(again.queues()).isEqualTo(look.queues());
        assertThat(look.toString()).doesNotContain(BranchFile.CUSTOMER);
    }

    private static StateLook look() {
        return StateLook.atWork(
                machine.home(),
                machine.pipeline().s3Endpoint(),
                machine.pipeline().sqsEndpoint(),
                machine.pipeline().warehouse().url());
    }

    private static Reconciliation reconcile() throws SQLException {
        long before = ledgerRows();
        Reconciliation found = machine.pipeline().reconcile(Duration.ZERO);
        awaitLedgerRows(before + found.sentAgain());
        return found;
    }

    /** S3 may have answered before it announces, so that nothing is under way yet. */
    private static void awaitLedgerRows(long rows) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ledgerRows() < rows && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        machine.pipeline().awaitDrained(loaded -> {});
        assertThat(ledgerRows()).isEqualTo(rows);
    }

    private static long ledgerRows() throws SQLException {
        return Long.parseLong(machine.warehouse()
                .rows("SELECT COUNT(*) FROM etl.file_versions")
                .get(0));
    }

    private static List<Published> alertsAbout(String file) {
        return machine.pipeline().alerts().published().stream()
                .filter(alert -> alert.file().equals(file))
                .toList();
    }

    /** Puts a file without a word to anybody: this header is how the pipeline's own uploads keep S3 silent. */
    private static void loseTheMessageOf(String key, String... rows) {
        machine.s3()
                .putObject(
                        request -> request.bucket(BUCKET)
                                .key(key)
                                .contentType("text/csv")
                                .overrideConfiguration(sent -> sent.putHeader("x-brewline-told-by-sender", "true")),
                        RequestBody.fromString(String.join("\n", rows)));
    }

    private static void put(String key, String... rows) throws SQLException {
        long before = ledgerRows();
        machine.s3()
                .putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(String.join("\n", rows)));
        awaitLedgerRows(before + 1);
    }

    private static void copyOver(String key, String versionId) {
        machine.s3()
                .copyObject(request -> request.sourceBucket(BUCKET)
                        .sourceKey(key)
                        .sourceVersionId(versionId)
                        .destinationBucket(BUCKET)
                        .destinationKey(key)
                        .metadataDirective(MetadataDirective.REPLACE)
                        .metadata(Map.of("from-version", versionId)));
    }

    private static void takeOutAsTheRunbookSays(String key) throws IOException, SQLException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        String section = page.substring(page.indexOf("### Books that do not agree"));
        String sql = section.substring(section.indexOf("BEGIN;"), section.indexOf("COMMIT;") + "COMMIT;".length());
        String fileId = machine.warehouse()
                .rows("SELECT DISTINCT file_id FROM etl.file_versions WHERE object_key = '" + key + "'")
                .get(0);
        machine.warehouse().execute(sql.replace("THE FILE ID", fileId));
    }

    private static List<String> sales(String branch) throws SQLException {
        return machine
                .warehouse()
                .rows("SELECT p.product_type, o.total_price FROM sales.orders o"
                        + " JOIN sales.products p ON p.product_id = o.product_id"
                        + " JOIN sales.branches b ON b.branch_id = o.branch_id WHERE b.branch_name = '" + branch + "'")
                .stream()
                .sorted()
                .toList();
    }

    private static String sale(LocalDate day, String branch, String item, String price) {
        return row(DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day) + " 09:00", branch, item, price);
    }
}
