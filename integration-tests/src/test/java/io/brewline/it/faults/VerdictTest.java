package io.brewline.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.it.faults.BranchUploads.Upload;
import io.brewline.it.faults.World.Scene;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The verdict is not blind: what is taken from a clean warehouse, added to it or planted somewhere is seen. */
@Timeout(240)
class VerdictTest {
    @TempDir
    static Path folder;

    private static World world;
    private static List<Landed> landed;

    @BeforeAll
    static void load() throws Exception {
        world = World.start(folder.resolve("warehouse"));
        Trace trace = new Trace();
        Faults none = Faults.none(trace);
        VirtualClock clock = new VirtualClock();
        Cloud cloud = new Cloud(clock, none);
        Scene scene = new Scene(cloud, none, new Turns());
        world.enter(scene);
        LandingBucket landing = new LandingBucket(cloud, clock);
        List<Upload> uploads =
                BranchUploads.generate(5, folder.resolve("files")).uploads().subList(0, 8);
        uploads.forEach(landing::take);
        Functions functions = new Functions(world, scene, trace, new CapturedLog(), 1 << 20);
        functions.poll(Cloud.EXTRACT, uploads.size());
        functions.poll(Cloud.TRANSFORM, uploads.size());
        functions.poll(Cloud.LOAD, uploads.size());
        landed = landing.versions();
        assertThat(verdict().isClean()).as(verdict().toString()).isTrue();
        world.execute("CREATE TABLE kept_orders AS SELECT * FROM sales.orders");
    }

    @AfterAll
    static void close() throws Exception {
        world.close();
    }

    private static Verdict verdict() throws SQLException {
        try (Connection warehouse = world.connect()) {
            return Verdict.of(Expected.of(landed), Actual.read(warehouse));
        }
    }

    /** What the verdict is while a statement has changed the warehouse. */
    private static Verdict after(String sql) throws SQLException {
        world.execute(sql);
        Verdict verdict = verdict();
        world.execute("TRUNCATE sales.orders");
        world.execute("INSERT INTO sales.orders SELECT * FROM kept_orders");
        return verdict;
    }

    @Test
    void aLostOrderIsSeen() throws SQLException {
        Verdict verdict = after("DELETE FROM sales.orders WHERE order_id = (SELECT MIN(order_id) FROM sales.orders)");

        assertThat(verdict.lost()).hasSize(1);
        assertThat(verdict.doubled()).isEmpty();
        assertThat(verdict.wrong()).anyMatch(words -> words.startsWith("a claim on an order that is not there"));
    }

    @Test
    void aLostLineIsSeen() throws SQLException {
        Verdict verdict = after(
                "DELETE FROM sales.orders WHERE (order_id, product_id) ="
                        + " (SELECT MIN(order_id), MIN(product_id) FROM sales.orders WHERE order_id ="
                        + " (SELECT MIN(order_id) FROM (SELECT order_id FROM sales.orders GROUP BY order_id HAVING COUNT(*) > 1) o))");

        assertThat(verdict.lost()).hasSize(1);
    }

    @Test
    void aDoubledOrderIsSeen() throws SQLException {
        Verdict verdict =
                after("INSERT INTO sales.orders SELECT 'another', branch_id, product_id, quantity, order_date,"
                        + " total_price, payment_method, customer_id FROM sales.orders WHERE order_id ="
                        + " (SELECT MIN(order_id) FROM sales.orders)");

        assertThat(verdict.doubled()).hasSize(1);
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.wrong()).anyMatch(words -> words.startsWith("an order that nobody claims"));
    }

    @Test
    void aForgottenCustomerIsSeen() throws SQLException {
        Verdict verdict = after("UPDATE sales.orders SET customer_id = NULL WHERE customer_id ="
                + " (SELECT MIN(customer_id) FROM sales.orders)");

        assertThat(verdict.lost()).isNotEmpty();
        assertThat(verdict.doubled()).hasSameSizeAs(verdict.lost());
    }

    @Test
    void aVersionThatIsNotInTheLedgerIsSeen() throws SQLException {
        world.execute("CREATE TABLE kept AS SELECT * FROM etl.file_versions");
        world.execute("DELETE FROM etl.file_versions WHERE sequencer = (SELECT MAX(sequencer) FROM etl.file_versions)");
        Verdict verdict = verdict();
        world.execute("TRUNCATE etl.file_versions");
        world.execute("INSERT INTO etl.file_versions SELECT * FROM kept");

        assertThat(verdict.wrong()).anyMatch(words -> words.startsWith("missing ledger row"));
    }

    @Test
    void customersAreSeenWhereverTheyAre(@TempDir Path files) throws Exception {
        BranchUploads branches = BranchUploads.generate(5, files);
        Cloud cloud = new Cloud(new VirtualClock(), Faults.none(new Trace()));
        CapturedLog log = new CapturedLog();
        String name = aCustomer(branches);
        cloud.s3().store("/" + Cloud.STAGING + "/planted", name.getBytes(StandardCharsets.UTF_8));
        cloud.queue(Cloud.LOAD).send("it was " + name);
        log.during(() -> {
            LoggerFactory.getLogger("io.brewline.planted").info("it was {}", name);
            return name;
        });

        assertThat(Verdict.leaks(cloud, List.of("1 | " + name), log.lines(), branches.customers()))
                .hasSize(4)
                .anyMatch(leak -> leak.startsWith(Cloud.STAGING))
                .anyMatch(leak -> leak.startsWith("message"))
                .anyMatch(leak -> leak.startsWith("table"))
                .anyMatch(leak -> leak.startsWith("log"));
    }

    private static String aCustomer(BranchUploads branches) {
        return branches.uploads().stream()
                .flatMap(upload -> new String(upload.content().bytes(), StandardCharsets.UTF_8).lines())
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(cell -> cell.matches("\\d{16}"))
                .findFirst()
                .orElseThrow();
    }
}
