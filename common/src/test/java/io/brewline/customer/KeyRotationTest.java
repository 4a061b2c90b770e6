package io.brewline.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.customer.KeyRotation.Begin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRotationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    /** When files that hold orders of November have landed. */
    private static final Instant LATER = Instant.parse("2026-12-03T00:00:00Z");

    private static final String CARD = "9999000011112222";

    private final CustomerKeys keys = CustomerKeys.parse("a key of thirty-two characters..");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00:00Z, 2026-12-01",
        "2026-11-29T12:00:00Z, 2026-12-01",
        // Orders of the first may come in files of today.
        "2026-11-30T12:00:00Z, 2027-01-01",
        // Before the last instance knows of the key it is the 30th.
        "2026-11-29T23:50:00Z, 2027-01-01"
    })
    void beginsWithAMonthWhoseOrdersAreAllToCome(Instant now, LocalDate from) {
        KeyRotation rotation = KeyRotation.begin(keys, Optional.empty(), Begin.IN_FUTURE, now);
        assertThat(rotation.keys().newestFrom()).isEqualTo(from);
        assertThat(rotation.done()).contains("Orders of " + from + " and later", "version 2");
    }

    @Test
    void changesNoTokenOfADayBefore() {
        LocalDate from = LocalDate.of(2026, 11, 23);
        KeyRotation rotation = begin(from, Begin.IN_FUTURE);
        CustomerTokens before = CustomerTokens.under(keys);
        CustomerTokens after =
                CustomerTokens.under(CustomerKeys.parse(rotation.keys().secretText()));
        assertThat(after.token(CARD, from.minusDays(1))).isEqualTo(before.token(CARD, from.minusDays(1)));
        assertThat(after.token(CARD, from)).isPresent().isNotEqualTo(before.token(CARD, from));
    }

    @Test
    void isRefusedForADayThatMayHaveOrders() {
        assertThatThrownBy(() -> begin(LocalDate.of(2026, 11, 22), Begin.IN_FUTURE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("customers would count twice. Name 2026-11-23 or a later day.");
        assertThat(begin(LocalDate.of(2026, 11, 22), Begin.ON_ANY_DAY).keys().newestFrom())
                .isEqualTo("2026-11-22");
    }

    @Test
    void isRefusedBeforeTheNewestKeyBegins() {
        CustomerKeys two = begin(LocalDate.of(2026, 12, 1), Begin.IN_FUTURE).keys();
        assertThatThrownBy(() -> KeyRotation.begin(two, Optional.empty(), Begin.ON_ANY_DAY, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The newest key, version 2, begins on 2026-12-01: another one must begin on a later day.");
    }

    @Test
    void endsAKeyButNotTheNewest() {
        CustomerKeys two = begin(LocalDate.of(2026, 12, 1), Begin.IN_FUTURE).keys();
        KeyRotation rotation = KeyRotation.retire(two, 1, LATER);
        assertThat(rotation.keys()).asString().isEqualTo("[version 1, retired, version 2 from 2026-12-01]");
        assertThat(rotation.done()).startsWith("The key of version 1 is gone.");
        for (int version : new int[] {2, 3}) {
            assertThatThrownBy(() -> KeyRotation.retire(rotation.keys(), version, LATER))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> KeyRotation.retire(rotation.keys(), 1, LATER)).hasMessageContaining("retired already");
    }

    @Test
    void endsNoKeyThatOrdersStillNeed() {
        CustomerKeys two = begin(LocalDate.of(2026, 12, 1), Begin.IN_FUTURE).keys();
        for (Instant early : List.of(NOW, LATER.minusSeconds(1))) {
            assertThatThrownBy(() -> KeyRotation.retire(two, 1, early))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("need the key of version 1: retire it on 2026-12-03 or later.");
        }
    }

    @Test
    void printsNoKey() {
        KeyRotation rotation = begin(LocalDate.of(2026, 12, 1), Begin.IN_FUTURE);
        String added = rotation.keys().keys().get(1).text().orElseThrow();
        assertThat(added).hasSize(44);
        assertThat(rotation.toString() + rotation.keys()).doesNotContain(added, "thirty-two");
        assertThat(KeyRotation.newKey()).isNotEqualTo(KeyRotation.newKey());
    }

    private KeyRotation begin(LocalDate from, Begin when) {
        return KeyRotation.begin(keys, Optional.of(from), when, NOW);
    }
}
