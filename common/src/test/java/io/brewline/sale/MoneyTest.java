package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 500",
        "5., 500",
        ".5, 50",
        "5.2, 520",
        "12.95, 1295",
        "2.450, 245",
        "2.4500000, 245",
        "007.10, 710",
        "\u00a33.10, 310",
        "\u00a3 3.10, 310",
        "3.10\u20ac, 310",
        "3.10  \u20ac, 310",
        "$3, 300",
        "9999999999.99, 999999999999"
    })
    void readsWhatTillsWrite(String text, long pence) {
        assertThat(Money.parsePence(text)).hasValue(pence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "\u00a3",
                "free",
                "-1",
                "+1",
                "1,000.00",
                "1 000",
                "5.2.1",
                "2.455",
                "1e3",
                "0x10",
                "1.5d",
                "NaN",
                "\u0661.\u0662",
                "\u00a33.10\u20ac",
                "GBP 3.10",
                " 3.10",
                "10000000000",
                "99999999999999999999999",
                "9999000011112222"
            })
    void readsNothingElse(String text) {
        assertThat(Money.parsePence(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "5, 0.05", "50, 0.50", "1295, 12.95", "100000, 1000.00", "999999999999, 9999999999.99"})
    void printsPoundsAndPence(long pence, String text) {
        assertThat(new Money(pence)).hasToString(text);
        assertThat(Money.parsePence(text)).hasValue(pence);
    }

    @Test
    void addsAndMultiplies() {
        assertThat(new Money(105).plus(new Money(95))).isEqualTo(new Money(200));
        assertThat(new Money(105).times(3)).isEqualTo(new Money(315));
        assertThat(Money.ZERO).isLessThan(new Money(1));
    }

    @Test
    void staysWithinWhatTheWarehouseHolds() {
        assertThatThrownBy(() -> new Money(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Money.MAX_PENCE + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Money.MAX_PENCE).plus(new Money(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
