package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedshiftPluginTest {
    private static final TimeRange MARCH = TimeRange.ofDays(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31));

    @Test
    void expandsMacrosAsThePluginDoes() {
        assertThat(statement("WHERE $__timeFilter(order_day + 7) OR d < $__timeTo() OR d > $__timeFrom()"))
                .isEqualTo("WHERE order_day + 7 BETWEEN '2024-03-01T00:00:00Z' AND '2024-03-31T23:59:59Z'"
                        + " OR d < '2024-03-31T23:59:59Z' OR d > '2024-03-01T00:00:00Z'");
    }

    @Test
    void listsTheValuesOfAVariable() {
        assertThat(statement("b IN ($branch)")).isEqualTo("b IN ('Leeds','King''s Lynn')");
    }

    @Test
    void knowsNoMacroThatDiffersBetweenTheDataSources() {
        assertThatThrownBy(() -> statement("SELECT $__timeGroup(order_day,'1d')"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement("SELECT $__timeEpoch")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsNoOtherVariables() {
        assertThatThrownBy(() -> statement("b IN ($brunch)")).hasMessageContaining("brunch");
    }

    private static String statement(String sql) {
        return RedshiftPlugin.statement(sql, Map.of("branch", List.of("Leeds", "King's Lynn")), MARCH);
    }
}
