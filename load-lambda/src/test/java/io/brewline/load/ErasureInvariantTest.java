package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.load.Scenario.Fate;
import io.brewline.load.Scenario.Told;
import io.brewline.message.Message;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** The warehouse is a pure function of the accepted file versions and of the orders whose customer was forgotten. */
class ErasureInvariantTest {
    private static final Loading LOADING = new Loading();
    private static final List<String> CUSTOMERS = List.of("a", "b");

    private final Staging staging = new Staging(TestWarehouse.S3);

    @Property(tries = 25, seed = "20261121", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
    void nothingThatComesBringsAForgottenCustomerBack(@ForAll("scenarios") Scenario scenario) throws SQLException {
        TestWarehouse.clear();
        Set<String> forgotten = new TreeSet<>();
        List<Told> told = new ArrayList<>();
        for (List<Told> batch : scenario.batches()) {
            told.addAll(batch);
            load(batch);
            forget(CUSTOMERS.get(told.size() % 2), told, forgotten);
            assertThat(TestWarehouse.contents()).isEqualTo(expected(told, forgotten));
        }
        load(told);
        assertThat(TestWarehouse.contents()).isEqualTo(expected(told, forgotten));
    }

    @AfterContainer
    static void close() {
        LOADING.close();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    private void load(List<Told> batch) {
        assertThat(LOADING.load(batch.stream().map(this::message).toArray(Message.ForLoad[]::new)))
                .isEmpty();
    }

    private Message.ForLoad message(Told told) {
        return told.fate() == Fate.ACCEPTED
                ? staging.stage(told.upload())
                : told.upload().refused();
    }

    private static void forget(String customer, List<Told> told, Set<String> forgotten) throws SQLException {
        String id = customer.repeat(32);
        Set<String> hers = new TreeSet<>();
        expected(told, forgotten).of("etl.order_claims").stream()
                .map(claim -> claim.split("\\|", -1))
                .filter(claim -> claim[3].equals(id))
                .forEach(claim -> hers.add(claim[2]));
        forgotten.addAll(hers);
        try (Connection connection = DriverManager.getConnection(TestWarehouse.jdbcUrl())) {
            assertThat(Erasure.of(List.of(id), 90).run(connection).orders()).isEqualTo(hers.size());
        }
    }

    private static Contents expected(List<Told> told, Set<String> forgotten) {
        return Model.of(Scenario.uploads(told, Fate.ACCEPTED), Scenario.uploads(told, Fate.REFUSED), forgotten);
    }
}
