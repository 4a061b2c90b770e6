package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseFailuresTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "08006", "28000", "28P01", "40001", "40P01", "53300", "55P03", "57014", "57P01"})
    void triesAgainWhatPasses(String state) {
        assertThat(failure("Jane Doe", state)).isInstanceOf(Transient.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: 1023\n  DETAIL: Serializable isolation violation on table - 100",
                "ERROR:1023 DETAIL: Serializable isolation violation on a table in Redshift",
                "ERROR: could not complete because of conflict with concurrent transaction"
            })
    void triesAgainAfterALostRace(String text) {
        assertThat(failure(text, "XX000")).isInstanceOf(Transient.class);
    }

    @Test
    void triesAgainWhatTheDriverCallsTransient() {
        assertThat(WarehouseFailures.of("lock", new SQLTransientConnectionException("away", "99999")))
                .isInstanceOf(Transient.class);
    }

    @Test
    void triesAgainWhereTheConnectionBrokeAmidTheRows() {
        SQLException broken = new SQLException("Exception retrieving query results.", "99999", new EOFException());
        assertThat(WarehouseFailures.of("lock", broken)).isInstanceOf(Transient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D000", "3F000", "42P01", "42501", "42601"})
    void blamesTheSetUpForWhatIsNotThereOrNotAllowed(String state) {
        assertThat(failure("Jane Doe", state)).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX000", "22001", "22P02", "23502"})
    void blamesTheBatchForTheRest(String state) {
        assertThat(failure("ERROR: line 1023 of Jane Doe", state)).isInstanceOf(NotLoadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "42P01", "22P02"})
    void saysWhereAndWhichButNotWhatTheWarehouseQuoted(String state) {
        assertThat(failure("invalid input syntax: \"Jane Doe\"", state))
                .hasMessageContaining("07-copy-lines")
                .hasMessageContaining(state)
                .hasMessageNotContaining("Jane");
    }

    private static RuntimeException failure(String text, String state) {
        return WarehouseFailures.of("07-copy-lines", new SQLException(text, state));
    }
}
