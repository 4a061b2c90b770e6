package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.load.Scenario.Fate;
import io.brewline.load.Scenario.Told;
import io.brewline.message.Message;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** The warehouse is a pure function of the set of accepted file versions. */
class InvariantTest {
    // Warm over all tries, as in Lambda: what one load leaves on the connection, the next one finds.
    private static final Loading LOADING = new Loading();

    private final Staging staging = new Staging(TestWarehouse.S3);

    // Shrinking that is cut short goes on in its own thread, and in the warehouse of the tests that follow.
    @Property(tries = 100, seed = "20261101", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void orderDuplicatesAndBatchesCannotBeSeen(@ForAll("scenarios") Scenario scenario) {
        TestWarehouse.clear();
        List<Told> told = new ArrayList<>();
        for (List<Told> batch : scenario.batches()) {
            assertThat(LOADING.load(messages(batch))).isEmpty();
            told.addAll(batch);
            assertThat(TestWarehouse.contents())
                    .isEqualTo(Model.of(Scenario.uploads(told, Fate.ACCEPTED), Scenario.uploads(told, Fate.REFUSED)));
        }
        ledgerAddsUp();
    }

    @AfterContainer
    static void close() {
        LOADING.close();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    private Message.ForLoad[] messages(List<Told> batch) {
        return batch.stream().map(this::message).toArray(Message.ForLoad[]::new);
    }

    private Message.ForLoad message(Told told) {
        return told.fate() == Fate.ACCEPTED
                ? staging.stage(told.upload())
                : told.upload().refused();
    }

    private static void ledgerAddsUp() {
        assertThat(TestWarehouse.rows("SELECT COALESCE(SUM(orders_inserted - orders_withdrawn), 0),"
                        + " COALESCE(SUM(lines_inserted - lines_withdrawn), 0) FROM etl.file_versions"))
                .isEqualTo(TestWarehouse.rows("SELECT COUNT(DISTINCT order_id), COUNT(*) FROM sales.orders"));
    }
}
