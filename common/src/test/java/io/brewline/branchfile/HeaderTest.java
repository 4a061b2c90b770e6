package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/headers.csv", delimiter = '|', numLinesToSkip = 1)
    void tellsTheColumnsByTheirNames(
            String header, int orderedAt, int branch, int basket, int total, int payment, Integer card) {
        Optional<Columns> columns = Header.parse(header.split(";", -1));
        assertThat(columns).isPresent();
        Map<String, Integer> columnOf = columns.orElseThrow().byCode();
        assertThat(columnOf)
                .containsEntry("ordered_at", orderedAt)
                .containsEntry("branch", branch)
                .containsEntry("basket", basket)
                .containsEntry("total", total)
                .containsEntry("payment", payment)
                .hasSize(card == null ? 5 : 6);
        assertThat(columnOf.get("card")).isEqualTo(card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date;Branch;Customer;Basket;Total",
                "Date;Branch;Customer;Basket;Payment Method",
                "Branch;Basket;Total;Payment",
                "Date;Basket;Total;Payment",
                "Date;Branch;Total;Payment",
                "Order Number;Date;Branch;Total;Payment Method",
                "01/02/2026 09:00;Leeds;Ann Example;Latte - 2.00;2.00;CASH;",
                ""
            })
    void knowsNoHeaderThatLacksAField(String header) {
        assertThat(Header.parse(header.split(";", -1))).isEmpty();
    }

    @Test
    void takesTheFirstOfTwoColumnsOfOneName() {
        assertThat(Header.parse("Date;Branch;Basket;Total;Total;Payment".split(";")))
                .hasValueSatisfying(columns ->
                        assertThat(columns.byCode()).containsEntry("total", 3).containsEntry("payment", 5));
    }

    @Test
    void takesNoCellOfGreatLengthForAName() {
        String filler = " of".repeat(40);
        assertThat(Header.parse(("Date;Branch;Basket;Total;Payment" + filler).split(";")))
                .isEmpty();
    }

    /** Each rejected row may be a header: one of a quarter of a million cells must not cost more than reading it. */
    @Test
    void takesNoCellApartThatIsTooShortForAName() {
        String[] cells = ",a".repeat(1 << 17).split(",");
        Header.parse(cells);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(Header.parse(cells)).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }
}
