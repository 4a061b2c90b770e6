package io.brewline.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Misconfigured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected tokens are from Python's {@code hmac.new(key, card, sha256)}. */
class CustomerTokensTest {
    private static final String KEY = "a key of thirty-two characters..";

    private final CustomerTokens tokens = CustomerTokens.under(KEY);

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
        assertThat(tokens.token(cell)).hasValue(token);
    }

    @Test
    void areOthersUnderAnotherKey() {
        assertThat(CustomerTokens.under("another key, also long enough").token("9999000011112222"))
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
        assertThat(tokens.token(cell)).isEmpty();
    }

    @Test
    void tellNobodyWithoutAKey() {
        assertThat(CustomerTokens.none().token("9999000011112222")).isEmpty();
    }

    @Test
    void needAKeyThatKeepsASecret() {
        assertThatThrownBy(() -> CustomerTokens.under("fifteen letters"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The customer key has fewer than 16 characters: store a longer one.");
        assertThat(CustomerTokens.under("sixteen letters!").token("9999000011112222"))
                .isPresent();
    }
}
