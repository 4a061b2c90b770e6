package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are written with semicolons between their cells. */
class LayoutRecognitionTest {
    private static final String SUPERCAFE = "01/02/2026 09:00;Leeds;Ann Example;Latte - 2.00, Tea - 1.00;3.00;CASH;";
    private static final String TRIPLES =
            "2026-02-01 09:00:48;Leeds;Ann Example;Large,Latte,2.0,,Tea,1.0;CASH;3.0;None";
    private static final String HEADER = "Customer;Payment Method;Date;Shop;Items;Total";

    @Test
    void tellsALayoutByWhatItsColumnsHold() {
        assertThat(recognised(SUPERCAFE))
                .isEqualTo("supercafe {basket=3, branch=1, card=6, ordered_at=0, payment=5, total=4}");
        assertThat(recognised(TRIPLES))
                .isEqualTo("supercafe-triples {basket=3, branch=1, card=6, ordered_at=0, payment=4, total=5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon;Leeds;Ann Example;Latte - 2.00;2.00;CASH;",
                "01/02/2026 09:00;;;Latte;2.00;CARD;9999000011112222",
                "01/02/2026 09:00;N/A;Ann Example;Latte - 2.00;free;CASH;",
                "01/02/2026 09:00;Leeds;Ann Example;Latte - 2.00;2.00;SHELL;"
            })
    void tellsItFromARowWithOneDamagedField(String row) {
        assertThat(recognised(row)).startsWith("supercafe {");
    }

    @Test
    void believesTheMajority() {
        assertThat(recognised("one;two", SUPERCAFE, TRIPLES, TRIPLES)).startsWith("supercafe-triples {");
        assertThat(recognised("one;two", SUPERCAFE, TRIPLES, SUPERCAFE)).startsWith("supercafe {");
    }

    @Test
    void believesAHeader() {
        assertThat(recognised(HEADER, "Ann Example;CASH;01/02/2026 09:00;Leeds;Latte - 2.00;2.00"))
                .isEqualTo("supercafe {basket=4, branch=3, ordered_at=2, payment=1, total=5}");
    }

    @Test
    void believesAHeaderBelowATitle() {
        assertThat(recognised(
                        "Sales export of 01/02/2026",
                        HEADER,
                        "Ann Example;CASH;01/02/2026 09:00;Leeds;Tea - 2.00;2.00"))
                .isEqualTo("supercafe {basket=4, branch=3, ordered_at=2, payment=1, total=5}");
    }

    @Test
    void believesAHeaderWithNothingOrOnlyDamageBelow() {
        assertThat(recognised(HEADER)).startsWith("supercafe {");
        assertThat(recognised(HEADER, "x;y;z")).startsWith("supercafe {");
    }

    @Test
    void tellsTheBasketOfAFileWithAHeader() {
        assertThat(recognised(HEADER, "Ann Example;CASH;2026-02-01 09:00:48;Leeds;Large,Latte,2.0,,Tea,1.0;3.0"))
                .isEqualTo("supercafe-triples {basket=4, branch=3, ordered_at=2, payment=1, total=5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku;stock;price",
                "{\"sales\": []}",
                "01/02/2026 09:00;Leeds;Ann Example",
                "01/02/2026 09:00;Leeds;Ann Example;Latte;two pounds;CASH;"
            })
    void knowsNothingOfOtherRows(String row) {
        assertThat(recognised(row)).isEqualTo("none");
    }

    @Test
    void knowsNothingOfNothing() {
        assertThat(LayoutRecognition.of(List.of())).isEmpty();
    }

    private static String recognised(String... rows) {
        return LayoutRecognition.of(
                        Arrays.stream(rows).map(row -> row.split(";", -1)).toList())
                .map(found -> found.layout().title() + " " + found.columns().byCode())
                .orElse("none");
    }
}
