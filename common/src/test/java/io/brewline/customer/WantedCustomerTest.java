package io.brewline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedCustomerTest {
    private static final String TOKEN = "726fc3eff3a971797555f88bff4a61d1";

    private final CustomerKeys one = CustomerKeys.parse("a key of thirty-two characters..");
    private final CustomerKeys two = one.and("another key, also long enough", LocalDate.of(2026, 12, 1));

    @ParameterizedTest
    @ValueSource(strings = {"9999000011112222", " 9999 0000 1111 2222\r", "Visa,9999-0000-1111-2222"})
    void isNamedByACardAsTheFilesHaveItUnderEveryKey(String card) {
        assertThat(WantedCustomer.of(card, one).tokens()).containsExactly(TOKEN);
        assertThat(WantedCustomer.of(card, two).tokens()).hasSize(2).startsWith(TOKEN);
        assertThat(WantedCustomer.of(card, two).caution()).isEmpty();
    }

    @Test
    void isNotReachedByACardWhereTheKeyIsRetired() {
        CustomerKeys retired = two.without(1);
        assertThat(WantedCustomer.of("9999000011112222", retired).caution().orElseThrow())
                .startsWith("The key of orders until 2026-11-30 is retired: no card leads to them any more");
        assertThat(WantedCustomer.of(
                                "9999000011112222",
                                retired.and("a third key, long enough", LocalDate.of(2027, 1, 1))
                                        .without(2))
                        .caution()
                        .orElseThrow())
                .contains("orders until 2026-11-30, from 2026-12-01 until 2026-12-31 is retired");
    }

    @Test
    void isNamedByAnIdWhichIsOfOneKey() {
        assertThat(WantedCustomer.of(TOKEN.toUpperCase(java.util.Locale.ROOT), one)
                        .tokens())
                .containsExactly(TOKEN);
        assertThat(WantedCustomer.of(TOKEN, one).caution()).isEmpty();
        assertThat(WantedCustomer.of(TOKEN, two).caution()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ann", "9999000011112222.0", "9.99E+15", "99990000111", "x' OR '1'='1", "726fc3eff3a97179"})
    void isNobodyElse(String text) {
        assertThatThrownBy(() -> WantedCustomer.of(text, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "That is neither a card number (12 to 19 digits; blanks and hyphens do not matter) nor a customer id"
                                + " (32 hexadecimal digits).");
    }

    @Test
    void printsNoId() {
        assertThat(WantedCustomer.of(TOKEN, one)).asString().doesNotContain(TOKEN);
    }
}
