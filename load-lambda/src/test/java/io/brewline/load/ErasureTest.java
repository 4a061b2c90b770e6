package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.load.Erasure.Done;
import io.brewline.load.Erasure.RawFile;
import io.brewline.message.TransformedFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers are letters: {@code a} is the one who asks to be forgotten. */
class ErasureTest {
    private static final LocalDate D1 = LocalDate.of(2026, 9, 26);
    private static final LocalDate D2 = LocalDate.of(2026, 9, 27);
    private static final Sale HERS = new Sale(D1, 0, "a");
    private static final Sale HERS_TOO = new Sale(D2, 2, "a");
    private static final Sale ANOTHERS = new Sale(D1, 1, "b");
    private static final Upload FILE = new Upload("leeds.csv", 1, List.of(HERS, ANOTHERS, HERS_TOO), 1);

    private static final String EQUAL = Sale.id("equal").toString();
    private static final String LARGER = Sale.id("larger").toString();
    private static final String LATE = Sale.id("late").toString();

    private final Staging staging = new Staging(TestWarehouse.S3);
    private Loading loading;

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
        loading = new Loading();
    }

    @AfterEach
    void close() {
        loading.close();
    }

    @Test
    void takesTheCustomerOutAndLeavesTheSales() {
        load(FILE);
        assertThat(forget("a"))
                .isEqualTo(new Done(2, 0, List.of(new RawFile("leeds.csv", LocalDate.of(2026, 12, 27)))));
        assertHolds(Set.of(FILE), HERS, HERS_TOO);
    }

    @Test
    void isDoneOnceHoweverOftenItIsAskedFor() {
        load(FILE);
        forget("a");
        assertThat(forget("a")).isEqualTo(new Done(0, 0, List.of()));
        assertThat(forget("c")).isEqualTo(new Done(0, 0, List.of()));
        assertHolds(Set.of(FILE), HERS, HERS_TOO);
    }

    @Test
    void takesOutWhatWasMadeUnderEachKey() {
        load(new Upload("leeds.csv", 1, List.of(HERS, new Sale(D2, 2, "c"), ANOTHERS), 0));
        assertThat(forget("a", "c").orders()).isEqualTo(2);
        assertThat(TestWarehouse.rows("SELECT DISTINCT customer_id FROM sales.orders WHERE customer_id IS NOT NULL"))
                .containsExactly(ANOTHERS.customerId());
    }

    @Test
    void outlastsADuplicateAReplayAndACorrectionThatKeepsTheOrder() {
        load(FILE);
        forget("a");
        Upload replay = new Upload("leeds.csv", 2, FILE.sales(), 1);
        load(FILE);
        load(replay);
        assertHolds(Set.of(FILE, replay), HERS, HERS_TOO);
        Upload correction = new Upload("leeds.csv", 3, List.of(HERS, HERS_TOO, new Sale(D2, 3, "b")), 0);
        load(correction);
        assertHolds(Set.of(FILE, replay, correction), HERS, HERS_TOO);
    }

    @Test
    void outlastsAnotherFileThatHoldsTheOrder() {
        Upload other = new Upload("week.csv", 1, List.of(new Sale(D1, 0, "b"), HERS_TOO), 0);
        Upload late = new Upload("month.csv", 1, FILE.sales(), 0);
        load(FILE);
        load(other);
        assertThat(forget("a").files()).extracting(RawFile::key).containsExactly("leeds.csv", "week.csv");
        load(late);
        // Of the shared order another file tells another customer: it has none any more either.
        assertHolds(Set.of(FILE, other, late), HERS, HERS_TOO);
    }

    @Test
    void outlastsAnOrderThatWentAndCameBack() {
        Upload without = new Upload("leeds.csv", 2, List.of(ANOTHERS, new Sale(D2, 7, null)), 0);
        Upload again = new Upload("leeds.csv", 3, FILE.sales(), 0);
        load(FILE);
        forget("a");
        load(without);
        load(again);
        assertHolds(Set.of(FILE, without, again), HERS, HERS_TOO);
    }

    @Test
    void doesNotReachWhatComesAfterIt() {
        load(FILE);
        forget("a");
        Sale later = new Sale(D2, 4, "a");
        Upload next = new Upload("leeds2.csv", 1, List.of(later), 0);
        load(next);
        assertHolds(Set.of(FILE, next), HERS, HERS_TOO);
        assertThat(forget("a").orders()).isEqualTo(1);
        assertHolds(Set.of(FILE, next), HERS, HERS_TOO, later);
    }

    /** Two equal orders in one branch and minute are the first and the second: which is whose, the next file may tell otherwise. */
    @Test
    void reachesOrdersThatAreEqualButForTheCustomer() {
        load(FILE);
        for (String table : List.of("sales.orders", "etl.order_claims")) {
            String columns = table.equals("sales.orders")
                    ? "branch_id, product_id, quantity, order_date, total_price, payment_method"
                    : "file_id, order_day";
            // Equal; and one that holds an item more.
            copyOf(HERS_TOO, EQUAL, table, columns);
            copyOf(HERS_TOO, LARGER, table, columns);
        }
        TestWarehouse.execute(
                "INSERT INTO sales.orders SELECT order_id, branch_id, 'another', quantity, order_date, total_price,"
                        + " payment_method, customer_id FROM sales.orders WHERE order_id = '" + LARGER + "' LIMIT 1");
        assertThat(forget("a")).extracting(Done::orders, Done::equalOrders).containsExactly(2L, 1L);
        assertThat(TestWarehouse.rows("SELECT DISTINCT order_id FROM sales.orders WHERE customer_id IS NOT NULL"))
                .containsExactlyInAnyOrder(ANOTHERS.orderId().toString(), LARGER);
        assertThat(TestWarehouse.rows("SELECT COUNT(*) FROM etl.forgotten_orders"))
                .containsExactly("3");
    }

    private static void copyOf(Sale sale, String id, String table, String columns) {
        TestWarehouse.execute("INSERT INTO " + table + " (order_id, customer_id, " + columns + ") SELECT '" + id
                + "', '" + "b".repeat(32) + "', " + columns + " FROM " + table + " WHERE order_id = '" + sale.orderId()
                + "'");
    }

    @Test
    void waitsForTheLoadThatIsUnderWay() throws Exception {
        load(new Upload("old.csv", 1, List.of(HERS), 0));
        try (Connection loader = DriverManager.getConnection(TestWarehouse.jdbcUrl())) {
            loader.setAutoCommit(false);
            loader.createStatement().execute("LOCK etl.load_lock");
            Thread erasure = new Thread(() -> forget("a"));
            erasure.start();
            while (erasure.isAlive()
                    && TestWarehouse.rows("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
                            .equals(List.of("0"))) {
                Thread.onSpinWait();
            }
            // What the load brings before it commits is forgotten too: the erasure's snapshot is of after the lock.
            loader.createStatement()
                    .execute("INSERT INTO etl.order_claims VALUES ('file', '2026-09-26', '" + LATE + "', '"
                            + "a".repeat(32) + "')");
            loader.commit();
            erasure.join();
        }
        assertThat(TestWarehouse.rows("SELECT order_id FROM etl.forgotten_orders"))
                .containsExactlyInAnyOrder(HERS.orderId().toString(), LATE);
    }

    @Test
    void changesNothingWhereItFails() {
        load(FILE);
        TestWarehouse.execute("ALTER TABLE etl.forgotten_orders RENAME TO away");
        try {
            assertThatThrownBy(() -> run("a")).isInstanceOf(SQLException.class);
        } finally {
            TestWarehouse.execute("ALTER TABLE etl.away RENAME TO forgotten_orders");
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(FILE), List.of()));
    }

    @Test
    void tellsTheWarehouseNoIdNotEvenTheSameDigestTwice() {
        String token = "0123456789abcdef".repeat(2);
        Erasure first = Erasure.of(List.of(token), 90);
        assertThat(first.statements().toString()).doesNotContain(token).doesNotContain("{");
        assertThat(first.statements())
                .isNotEqualTo(Erasure.of(List.of(token), 90).statements());
        assertThat(first.statements().get(0)).isEqualTo("LOCK etl.load_lock");
    }

    private void load(Upload upload) {
        TransformedFile message = staging.stage(upload);
        assertThat(loading.load(message)).isEmpty();
    }

    private static void assertHolds(Set<Upload> accepted, Sale... forgotten) {
        Set<String> ids =
                Stream.of(forgotten).map(sale -> sale.orderId().toString()).collect(Collectors.toSet());
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(accepted, Set.of(), ids));
    }

    private static Done forget(String... letters) {
        try {
            return run(letters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Done run(String... letters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestWarehouse.jdbcUrl())) {
            return Erasure.of(
                            Stream.of(letters).map(letter -> letter.repeat(32)).toList(), 90)
                    .run(connection);
        }
    }
}
