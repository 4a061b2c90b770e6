package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.Message;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that take longer than the function has. */
class OverTimeTest {
    private static final Pattern MANIFEST = Pattern.compile("s3://staging/(manifests/v1/\\w+\\.lines\\.json)");
    private static final String CANCELLED = "57014";
    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);

    private final TappedConnector connector = new TappedConnector();
    private final Staging staging = new Staging(TestWarehouse.S3);
    private final List<Upload> uploads = IntStream.range(0, 20)
            .mapToObj(i -> new Upload("b" + i + ".csv", 1 + i, List.of(new Sale(DAY, i, "a")), i % 2))
            .toList();

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    @Test
    void areLoadedInPartsThatTakeLess() {
        connector.before(timingOutAbove(4));
        try (Loading loading = new Loading(connector)) {
            assertThat(loading.load(messages())).isEmpty();
            assertThat(loading.pauses()).isEmpty();
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(uploads, List.of()));
        assertThat(locks()).as("the whole, and seven parts of three at most").isEqualTo(8);
    }

    @Test
    void areSplitUntilOneStandsAloneAndItIsLeftForAnotherTry() {
        connector.before(timingOutAbove(0));
        try (Loading loading = new Loading(connector).receive(5)) {
            assertThat(loading.load(messages())).hasSize(20);
            assertThat(loading.pauses()).as("of the first that stands alone").hasSize(Backoff.ATTEMPTS - 1);
            assertThat(loading.alerts())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.message()).contains("SQLSTATE 57014): it is tried again."));
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(), List.of()));
    }

    @Test
    void keepHalfOfTheTimeForTheirPartsAndALoadOfOneTakesItAll() {
        try (Loading loading = new Loading(connector).withMillisLeft(() -> 105_000)) {
            loading.load(staging.stage(uploads.get(0)), staging.stage(uploads.get(1)));
            assertThat(connector.statements())
                    .containsSubsequence(
                            "SET statement_timeout TO 100000", "LOCK etl.load_lock", "SET statement_timeout TO 50000");
            connector.statements().clear();
            loading.load(staging.stage(uploads.get(2)));
            assertThat(connector.statements()).doesNotContain("SET statement_timeout TO 50000");
        }
    }

    @Test
    void areSplitAlsoWhereTheTimeIsOverBetweenTwoStatements() {
        AtomicLong left = new AtomicLong(105_000);
        connector.after(sql -> {
            if (sql.startsWith("COPY") && locks() == 1) {
                left.addAndGet(-51_000);
            }
        });
        try (Loading loading = new Loading(connector).withMillisLeft(left::get)) {
            assertThat(loading.load(messages())).isEmpty();
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(uploads, List.of()));
        assertThat(locks()).isEqualTo(8);
    }

    @Test
    void loadWhatThereIsTimeForAndLeaveTheRestUntouched() {
        AtomicLong left = new AtomicLong(105_000);
        connector.before(timingOutAbove(4)).after(sql -> {
            if (sql.startsWith("INSERT INTO etl.file_versions")) {
                left.addAndGet(-24_000);
            }
        });
        try (Loading loading = new Loading(connector).withMillisLeft(left::get)) {
            assertThat(loading.load(messages())).hasSize(20 - 9);
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(uploads.subList(0, 9), List.of()));
    }

    @Test
    void doNotAskTwiceForALockThatTheyDidNotGet() throws SQLException {
        try (Connection holder = DriverManager.getConnection(TestWarehouse.jdbcUrl());
                Statement statement = holder.createStatement();
                Loading loading = new Loading(connector)) {
            holder.setAutoCommit(false);
            statement.execute("LOCK etl.load_lock");
            loading.withMillisLeft(() -> Deadline.RESERVE.toMillis() + 100);
            assertThat(loading.load(messages())).hasSize(20);
            holder.rollback();
        }
        assertThat(locks()).isEqualTo(1);
    }

    @Test
    void leaveAWarehouseAloneThatDiedOnceTheyWereSplit() {
        AtomicInteger connections = new AtomicInteger();
        Connector dying = () -> {
            if (connections.incrementAndGet() > 1) {
                throw new SQLException("Connection refused.", "08001");
            }
            return connector.connect();
        };
        connector.before(sql -> {
            if (sql.startsWith("COPY")) {
                connector.kill();
                throw new SQLException("ERROR: Query (17) cancelled on user's request", CANCELLED);
            }
        });
        try (Loading loading = new Loading(dying)) {
            assertThat(loading.load(messages())).hasSize(20);
            assertThat(loading.pauses()).hasSize(Backoff.ATTEMPTS - 1);
        }
        assertThat(connections).hasValue(1 + Backoff.ATTEMPTS);
    }

    private Message.ForLoad[] messages() {
        return uploads.stream().map(staging::stage).toArray(Message.ForLoad[]::new);
    }

    private long locks() {
        return connector.statements().stream()
                .filter(sql -> sql.startsWith("LOCK"))
                .count();
    }

    /** A warehouse that ends a COPY of more files than these. */
    private static TappedConnector.Tap timingOutAbove(int files) {
        return sql -> {
            Matcher manifest = MANIFEST.matcher(sql);
            if (sql.startsWith("COPY") && manifest.find() && entries(manifest.group(1)) > files) {
                throw new SQLException("ERROR: Query (17) cancelled on user's request", CANCELLED);
            }
        };
    }

    private static int entries(String manifest) {
        String json = new String(TestWarehouse.S3.content(manifest), StandardCharsets.UTF_8);
        return json.split("\"url\"", -1).length - 1;
    }
}
