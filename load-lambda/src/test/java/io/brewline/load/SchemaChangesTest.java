package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Misconfigured;
import io.brewline.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SchemaChangesTest {
    private static final String RECORD = "SELECT change_number, file_name, sha256 FROM etl.schema_changes";
    private static final String SHAPE = "SELECT table_schema, table_name, column_name, data_type,"
            + " character_maximum_length, numeric_precision, numeric_scale, is_nullable"
            + " FROM information_schema.columns WHERE table_schema IN ('sales', 'etl')";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);
    private static final SchemaChange TILLS =
            new SchemaChange(2, "0002-tills.sql", List.of("ALTER TABLE sales.orders ADD COLUMN till VARCHAR(9)"));
    private static final SchemaChange FLOORS =
            new SchemaChange(3, "0003-floors.sql", List.of("ALTER TABLE sales.branches ADD COLUMN floors INTEGER"));

    @TempDir
    static Path directory;

    private static EarlierWarehouse warehouse;

    private final Upload leeds = new Upload(
            "leeds.csv", 1, List.of(new Sale(DAY, 0, "a"), new Sale(DAY, 1, null), new Sale(DAY, 2, "b")), 2);
    private final Upload york = new Upload("york.csv", 1, List.of(new Sale(DAY, 1, "c")), 0);
    private final Upload correction = new Upload("leeds.csv", 2, List.of(new Sale(DAY, 1, "d")), 1);

    @BeforeAll
    static void start() throws IOException {
        warehouse = EarlierWarehouse.start(directory);
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
    }

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
        warehouse.clear();
    }

    @Test
    void bringAnEarlierWarehouseToWhatAFreshOneIs() throws SQLException {
        warehouse.make();
        apply(SchemaChanges.shipped());
        assertThat(warehouse.rows(SHAPE)).isEqualTo(TestWarehouse.rows(SHAPE));
        assertThat(warehouse.rows(RECORD)).isEqualTo(TestWarehouse.rows(RECORD)).hasSize(SchemaChanges.FILES.size());
    }

    @Test
    void leaveWhatIsLoadedAsItWasAndLoadsGoOn() throws SQLException {
        Staging staging = new Staging(TestWarehouse.S3);
        Message.ForLoad[] before = {staging.stage(leeds), staging.stage(york), correction.refused()};
        try (Loading loading = new Loading()) {
            assertThat(loading.load(before)).isEmpty();
        }
        warehouse.make();
        String ledger = "SELECT " + String.join(", ", ledgerColumns()) + " FROM etl.file_versions";
        List<String> ledgerBefore = warehouse.rows(ledger);
        apply(SchemaChanges.shipped());
        assertThat(warehouse.contents()).isEqualTo(TestWarehouse.contents());
        assertThat(warehouse.rows(ledger)).isEqualTo(ledgerBefore).hasSize(3);
        try (Loading loading = new Loading(warehouse::connect)) {
            assertThat(loading.load(before)).isEmpty();
            assertThat(warehouse.contents()).isEqualTo(TestWarehouse.contents());
            assertThat(loading.load(staging.stage(correction))).isEmpty();
        }
        assertThat(warehouse.contents()).isEqualTo(Model.of(List.of(leeds, york, correction), List.of()));
    }

    @Test
    void areIncludedInAFreshWarehouseAndNotApplied() throws SQLException {
        SchemaChange impossible =
                new SchemaChange(2, "0002-impossible.sql", List.of("ALTER TABLE etl.none ADD COLUMN a INT"));
        apply(with(impossible));
        assertThat(warehouse.rows(RECORD)).hasSize(2).anyMatch(row -> row.startsWith("2|0002-impossible.sql|"));
    }

    @Test
    void areAppliedInOrderAndOnceEach() throws SQLException {
        warehouse.make();
        apply(SchemaChanges.shipped());
        TappedConnector tapped = new TappedConnector(warehouse::connect);
        for (int i = 0; i < 2; i++) {
            try (Connection connection = tapped.connect()) {
                WarehouseSchema.apply(connection, with(TILLS, FLOORS));
            }
        }
        assertThat(tapped.statements())
                .filteredOn(sql -> sql.startsWith("ALTER"))
                .containsExactly(TILLS.statements().get(0), FLOORS.statements().get(0));
    }

    @Test
    void areAppliedAllTogetherOrNotAtAll() throws SQLException {
        warehouse.make();
        List<String> shape = warehouse.rows(SHAPE);
        SchemaChange wrong = new SchemaChange(3, "0003-wrong.sql", List.of("ALTER TABLE sales.none ADD COLUMN a INT"));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> apply(with(TILLS, wrong)));
        assertThat(warehouse.rows(SHAPE)).isEqualTo(shape);
        apply(with(TILLS, FLOORS));
        assertThat(warehouse.rows(RECORD)).hasSize(3);
    }

    @Test
    void areNotHeldUpByTheViewsAndLeaveThem() throws SQLException {
        warehouse.make();
        try (Connection connection = warehouse.connect()) {
            ReportingViews.shipped().apply(connection);
        }
        String views = "SELECT oid, relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace ="
                + " (SELECT oid FROM pg_namespace WHERE nspname = 'reporting')";
        List<String> before = warehouse.rows(views);
        apply(SchemaChanges.shipped());
        assertThat(warehouse.rows(views)).isEqualTo(before).isNotEmpty();
        warehouse.rows("SELECT * FROM reporting.file_quality");
    }

    @Test
    void refuseAWarehouseThatHadAnotherChangeInAPlace() throws SQLException {
        warehouse.make();
        apply(with(TILLS));
        SchemaChange edited = new SchemaChange(2, TILLS.fileName(), FLOORS.statements());
        assertRefused(
                with(edited, FLOORS),
                "The warehouse has had schema change 2 as 0002-tills.sql, and sql/changes/0002-tills.sql is not, or is no"
                        + " longer, the same: put that file back as it was, and make what is new a change of its own.");
    }

    @Test
    void refuseAWarehouseWithAGap() throws SQLException {
        warehouse.make();
        apply(with(TILLS, FLOORS));
        warehouse.execute("DELETE FROM etl.schema_changes WHERE change_number = 2");
        assertRefused(
                with(TILLS, FLOORS),
                "etl.schema_changes records change 3, 0003-floors.sql, where change 2 should stand: changes are applied in"
                        + " order. Put its rows back as they were, or restore the warehouse.");
    }

    @Test
    void leaveAWarehouseThatIsNewerAsItIs() throws SQLException {
        warehouse.make();
        apply(with(TILLS));
        List<String> shape = warehouse.rows(SHAPE);
        List<String> record = warehouse.rows(RECORD);

        apply(SchemaChanges.shipped());

        assertThat(warehouse.rows(SHAPE)).isEqualTo(shape);
        assertThat(warehouse.rows(RECORD)).isEqualTo(record);
    }

    /** The first is held in the middle of its transaction until the second is about to ask for the lock. */
    @Test
    void areAppliedByOneOfTwoSetUpsAtOnce() throws Exception {
        warehouse.make();
        CountDownLatch firstIsChanging = new CountDownLatch(1);
        CountDownLatch secondAsks = new CountDownLatch(1);
        TappedConnector first = new TappedConnector(warehouse::connect).before(sql -> {
            if (sql.startsWith("ALTER")) {
                firstIsChanging.countDown();
                await(secondAsks);
            }
        });
        TappedConnector second = new TappedConnector(warehouse::connect).before(sql -> {
            if (sql.startsWith("LOCK")) {
                secondAsks.countDown();
            }
        });
        CompletableFuture<Void> one = setUp(first);
        await(firstIsChanging);
        CompletableFuture<Void> other = setUp(second);
        one.get(30, TimeUnit.SECONDS);
        other.get(30, TimeUnit.SECONDS);
        assertThat(second.statements()).noneMatch(sql -> sql.startsWith("ALTER"));
        assertThat(warehouse.rows(RECORD)).hasSize(SchemaChanges.FILES.size());
    }

    @Test
    void makeAFreshWarehouseAlsoWhereTwoSetUpsMeet() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<CompletableFuture<Void>> setUps = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            setUps.add(setUp(new TappedConnector(warehouse::connect).before(sql -> {
                if (sql.startsWith("CREATE SCHEMA IF NOT EXISTS etl") && both.getCount() > 0) {
                    both.countDown();
                    await(both);
                }
            })));
        }
        for (CompletableFuture<Void> setUp : setUps) {
            setUp.get(30, TimeUnit.SECONDS);
        }
        assertThat(warehouse.rows(SHAPE)).isEqualTo(TestWarehouse.rows(SHAPE));
        assertThat(warehouse.rows(RECORD)).hasSize(SchemaChanges.FILES.size());
    }

    @Test
    void areAllListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../sql/changes"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .isEqualTo(SchemaChanges.FILES);
        }
    }

    @Test
    void areNumberedWithoutAGap() {
        assertThatThrownBy(() -> with(FLOORS)).hasMessage("0003-floors.sql stands where change 2 should");
        assertThatThrownBy(() -> SchemaChange.read("1-words.sql")).hasMessageContaining("is not named as a change is");
    }

    private static SchemaChanges with(SchemaChange... more) {
        return new SchemaChanges(Stream.concat(SchemaChanges.shipped().changes().stream(), Stream.of(more))
                .toList());
    }

    private static void apply(SchemaChanges changes) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            WarehouseSchema.apply(connection, changes);
        }
    }

    private static void assertRefused(SchemaChanges changes, String sentence) {
        List<String> shape = warehouse.rows(SHAPE);
        List<String> record = warehouse.rows(RECORD);
        assertThatThrownBy(() -> apply(changes))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(sentence);
        assertThat(warehouse.rows(SHAPE)).isEqualTo(shape);
        assertThat(warehouse.rows(RECORD)).isEqualTo(record);
    }

    private static List<String> ledgerColumns() {
        return warehouse.rows("SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = 'etl' AND table_name = 'file_versions'");
    }

    private static CompletableFuture<Void> setUp(Connector connector) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Connection connection = connector.connect()) {
                        WarehouseSchema.apply(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
