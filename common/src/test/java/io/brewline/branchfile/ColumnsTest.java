package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Columns SUPERCAFE = Layout.SUPERCAFE.withoutHeader();

    @Test
    void giveAFieldsCellWithoutBlanks() {
        String[] row = {"01/02/2026 09:00", " \tLeeds ", "Ann Example"};
        assertThat(SUPERCAFE.cell(Field.ORDERED_AT, row)).isEqualTo("01/02/2026 09:00");
        assertThat(SUPERCAFE.cell(Field.BRANCH, row)).isEqualTo("Leeds");
    }

    @Test
    void takeOffASpreadsheetsBlanksToo() {
        String[] row = {"01/02/2026 09:00", "\u00a0Leeds\u2003"};
        assertThat(SUPERCAFE.cell(Field.BRANCH, row)).isEqualTo("Leeds");
    }

    @Test
    void takeADatabasesMarkForNothing() {
        assertThat(SUPERCAFE.cell(Field.BRANCH, new String[] {"01/02/2026 09:00", " \\N "}))
                .isEmpty();
    }

    @Test
    void giveNothingWhereTheRowIsShortOrTheFileHasNoSuchColumn() {
        String[] row = {"01/02/2026 09:00", "Leeds"};
        assertThat(SUPERCAFE.cell(Field.TOTAL, row)).isEmpty();
        Columns cardless = Columns.ofCodes(Map.of("ordered_at", 0, "branch", 1, "basket", 2, "total", 3, "payment", 4));
        assertThat(cardless.cell(Field.CARD, new String[] {"a", "b", "c", "d", "e", "9999000011112222"}))
                .isEmpty();
    }

    @Test
    void surviveTheirCodes() {
        assertThat(Columns.ofCodes(SUPERCAFE.byCode()).byCode()).isEqualTo(SUPERCAFE.byCode());
    }

    @Test
    void ignoreCodesOfANewerWriter() {
        Columns columns = Columns.ofCodes(
                Map.of("ordered_at", 0, "branch", 1, "basket", 2, "total", 3, "payment", 4, "loyalty", 5));
        assertThat(columns.byCode()).doesNotContainKey("loyalty");
    }

    @Test
    void needEveryFieldOfASale() {
        assertThatThrownBy(() -> Columns.ofCodes(Map.of("ordered_at", 0, "branch", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leaveTheCustomersNameUnread() {
        assertThat(SUPERCAFE.byCode()).doesNotContainValue(2);
        assertThat(Layout.SUPERCAFE_TRIPLES.withoutHeader().byCode()).doesNotContainValue(2);
    }
}
