package io.brewline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected tokens are from Python's {@code hmac.new(key, card, sha256)}. */
class CustomerTokensTest {
    private static final String KEY = "a key of thirty-two characters..";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final String CARD = "9999000011112222";
    private static final String TWO_KEYS = "{\"keys\":[{\"version\":1,\"key\":\"" + KEY
            + "\"},{\"version\":3,\"key\":\"another key, also long enough\",\"from\":\"2026-12-01\"}]}";

    private final CustomerTokens tokens = under(KEY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9999000011112222            | 726fc3eff3a971797555f88bff4a61d1
                    9999 0000 1111 2222         | 726fc3eff3a971797555f88bff4a61d1
                    9999-0000-1111-2222         | 726fc3eff3a971797555f88bff4a61d1
                    Visa,9999000011112222       | 726fc3eff3a971797555f88bff4a61d1
                    999900001111                | f64e733dd5f604868067b2ac672fcebe
                    9999000011112222333         | 0e04907214ca61a46a5137d38ad51b18
                    """)
    void tellAReturningCard(String cell, String token) {
        assertThat(tokens.token(cell, DAY)).hasValue(token);
    }

    @Test
    void areOthersUnderAnotherKey() {
        assertThat(under("another key, also long enough").token("9999000011112222", DAY))
                .hasValue("e415b7ebe50a483ec8dd7624f899c38f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "None",
                "Visa,",
                "Visa,None",
                "9999000011112222.0",
                "9999000011112222.",
                "9.99E+15",
                "9.99900001111222E+15",
                "99990000111",
                "99990000111122223333",
                "XXXX-XXXX-XXXX-2222",
                "************2222",
                "9999000011112222,Visa",
                "\u0669\u0669\u0669\u0669000011112222"
            })
    void tellNobodyWithoutAWholeNumber(String cell) {
        assertThat(tokens.token(cell, DAY)).isEmpty();
    }

    @Test
    void tellNobodyWithoutAKey() {
        assertThat(CustomerTokens.none().token("9999000011112222", DAY)).isEmpty();
    }

    @Test
    void areThoseOfTheKeyOfTheOrdersDayInWhicheverOrderTheDaysCome() {
        CustomerTokens both = under(TWO_KEYS);
        for (int turn = 0; turn < 2; turn++) {
            assertThat(both.token(CARD, DAY)).hasValue("726fc3eff3a971797555f88bff4a61d1");
            assertThat(both.token(CARD, DAY.plusDays(1))).hasValue("e415b7ebe50a483ec8dd7624f899c38f");
            assertThat(both.token(CARD, DAY.plusYears(9))).hasValue("e415b7ebe50a483ec8dd7624f899c38f");
            assertThat(both.token(CARD, LocalDate.of(1999, 1, 1))).hasValue("726fc3eff3a971797555f88bff4a61d1");
        }
    }

    @Test
    void tellUnderWhichKeysTheyWereMade() {
        CustomerTokens both = under(TWO_KEYS);
        assertThat(both.token("None", DAY)).isEmpty();
        assertThat(both.versionsUsed()).isEmpty();
        both.token(CARD, DAY.plusDays(1));
        assertThat(both.versionsUsed()).containsExactly(3);
        both.token(CARD, DAY);
        assertThat(both.versionsUsed()).containsExactly(1, 3);
    }

    @Test
    void areAllOfACardToWhoeverErasesIt() {
        assertThat(under(TWO_KEYS).tokens("9999 0000 1111 2222"))
                .containsExactly("726fc3eff3a971797555f88bff4a61d1", "e415b7ebe50a483ec8dd7624f899c38f");
        assertThat(under(TWO_KEYS).tokens("9999000011112222.0")).isEmpty();
    }

    @Test
    void tellNobodyOnTheDaysOfARetiredKey() {
        CustomerTokens second = under(TWO_KEYS.replace("\"" + KEY + "\"", "null"));
        assertThat(second.token(CARD, DAY)).isEmpty();
        assertThat(second.versionsUsed()).isEmpty();
        assertThat(second.token(CARD, DAY.plusDays(1))).hasValue("e415b7ebe50a483ec8dd7624f899c38f");
        assertThat(second.tokens(CARD)).containsExactly("e415b7ebe50a483ec8dd7624f899c38f");
    }

    @Test
    void tellNobodyBeforeTheFirstKey() {
        CustomerTokens late = under(TWO_KEYS.replace("\"version\":1,", "\"version\":1,\"from\":\"2026-11-01\","));
        assertThat(late.token(CARD, LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(late.token(CARD, LocalDate.of(2026, 11, 1))).isPresent();
    }

    private static CustomerTokens under(String secret) {
        return CustomerTokens.under(CustomerKeys.parse(secret));
    }
}
