package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.message.TransformedFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {
    private final Staging staging = new Staging(TestWarehouse.S3);
    private final Upload upload = new Upload("leeds.csv", 1, List.of(new Sale(LocalDate.of(2026, 9, 27), 1, "a")), 1);
    private final TappedConnector connector = new TappedConnector();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    @Test
    void leavesNothingBehindWhenItDiesBeforeCommitAndLoadsOnceAfterwards() {
        TransformedFile message = staging.stage(upload);
        connector.before(once(TappedConnector.COMMIT, connector::kill));
        try (Loading loading = new Loading(connector)) {
            loading.atPause(() -> assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(), List.of())));
            assertThat(loading.load(message)).isEmpty();
            assertThat(loading.pauses()).hasSize(1);
        }
        assertThat(connector.connectionCount()).isEqualTo(2);
        assertLoaded();
    }

    @Test
    void loadsOnceWhenTheAnswerToCommitIsLost() {
        TransformedFile message = staging.stage(upload);
        connector.after(once(TappedConnector.COMMIT, () -> {
            connector.kill();
            throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
        }));
        try (Loading loading = new Loading(connector)) {
            assertThat(loading.load(message)).isEmpty();
        }
        assertThat(connector.statements())
                .filteredOn(TappedConnector.COMMIT::equals)
                .hasSize(2);
        assertLoaded();
    }

    @Test
    void replacesAWarmConnectionThatBroke() throws SQLException {
        TransformedFile message = staging.stage(upload);
        try (Loading loading = new Loading(connector)) {
            loading.load(new Upload("york.csv", 1, List.of(), 0).refused());
            connector.kill();
            assertThat(loading.load(message)).isEmpty();
            assertThat(loading.pauses()).isEmpty();
        }
        assertThat(connector.connectionCount()).isEqualTo(2);
        assertThat(TestWarehouse.contents().of("sales.orders")).hasSize(2);
    }

    @Test
    void keepsAWarmConnectionAndItsTemporaryTablesOutOfTheNextLoad() {
        Upload next = new Upload("york.csv", 1, List.of(new Sale(LocalDate.of(2026, 9, 28), 2, null)), 0);
        try (Loading loading = new Loading(connector)) {
            loading.load(staging.stage(upload));
            loading.load(staging.stage(next));
        }
        assertThat(connector.connectionCount()).isEqualTo(1);
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload, next), List.of()));
    }

    @Test
    void triesAgainAfterASerialisationFailure() {
        TransformedFile message = staging.stage(upload);
        connector.before(sql -> {
            if (sql.startsWith("INSERT INTO etl.file_versions") && failures.incrementAndGet() <= 3) {
                throw new SQLException("ERROR: 1023 Serializable isolation violation on table in Redshift", "XX000");
            }
        });
        try (Loading loading = new Loading(connector)) {
            assertThat(loading.load(message)).isEmpty();
            assertThat(loading.pauses()).hasSize(3).allMatch(pause -> !pause.isNegative());
        }
        assertLoaded();
    }

    @Test
    void givesThemAllBackWhenTheWarehouseStaysAway() {
        Connector away = () -> {
            throw new SQLException("Connection refused.", "08001");
        };
        try (Loading loading = new Loading(away)) {
            assertThat(loading.load(upload.refused(), new Upload("york.csv", 1, List.of(), 0).refused()))
                    .containsExactly(0, 1);
            assertThat(loading.pauses()).hasSize(Backoff.ATTEMPTS - 1);
        }
    }

    @Test
    void stopsWaitingForTheLockWhenTheFunctionsTimeRunsOut() throws SQLException {
        TransformedFile message = staging.stage(upload);
        try (Connection holder = DriverManager.getConnection(TestWarehouse.jdbcUrl());
                Statement statement = holder.createStatement();
                Loading loading = new Loading(connector)) {
            holder.setAutoCommit(false);
            statement.execute("LOCK etl.load_lock");
            loading.withMillisLeft(() -> Deadline.RESERVE.toMillis() + 100);
            assertThat(loading.load(message)).containsExactly(0);
            assertThat(loading.pauses()).isEmpty();
            holder.rollback();
            loading.withMillisLeft(() -> 60_000);
            assertThat(loading.load(message)).isEmpty();
        }
        assertThat(connector.statements()).contains("SET statement_timeout TO 100", "SET statement_timeout TO 55000");
        assertLoaded();
    }

    @Test
    void takesTheLockFirstOfAllAndTightensTheTimeLimitAsTimeGoesBy() {
        AtomicLong left = new AtomicLong(60_000);
        TransformedFile message = staging.stage(upload);
        try (Loading loading = new Loading(connector).withMillisLeft(() -> left.getAndAdd(-500))) {
            assertThat(loading.load(message)).isEmpty();
        }
        assertThat(connector.statements().get(0)).startsWith("SET statement_timeout");
        assertThat(connector.statements().get(1)).isEqualTo("LOCK etl.load_lock");
        assertThat(connector.statements())
                .filteredOn(sql -> sql.startsWith("SET statement_timeout"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void beginsNothingThatItCannotEnd() {
        AtomicLong left = new AtomicLong(Deadline.RESERVE.toMillis() + 10_000);
        TransformedFile message = staging.stage(upload);
        try (Loading loading = new Loading(connector).withMillisLeft(() -> left.getAndAdd(-1_000))) {
            assertThat(loading.load(message)).containsExactly(0);
        }
        assertThat(connector.statements()).contains("LOCK etl.load_lock").doesNotContain(TappedConnector.COMMIT);
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(), List.of()));
    }

    /** Something that happens when {@code sql} comes by for the first time. */
    private TappedConnector.Tap once(String sql, Happening happening) {
        return seen -> {
            if (seen.equals(sql) && failures.getAndIncrement() == 0) {
                happening.happen();
            }
        };
    }

    @FunctionalInterface
    private interface Happening {
        void happen() throws SQLException;
    }

    private void assertLoaded() {
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload), List.of()));
    }
}
