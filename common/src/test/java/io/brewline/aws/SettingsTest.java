package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Misconfigured;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void giveWhatIsSet() {
        Settings settings = new Settings(Map.of("BUCKET", "landing", "LIMIT", "42"));
        assertThat(settings.required("BUCKET")).isEqualTo("landing");
        assertThat(settings.optional("BUCKET")).hasValue("landing");
        assertThat(settings.positive("LIMIT", 5)).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void takeABlankValueForNone(String blank) {
        Settings settings = new Settings(Map.of("BUCKET", blank));
        assertThat(settings.optional("BUCKET")).isEmpty();
        assertThat(settings.positive("BUCKET", 5)).isEqualTo(5);
        assertThatThrownBy(() -> settings.required("BUCKET"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The environment variable BUCKET is not set: set it on the function, then deploy again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5", "99999999999999999999"})
    void refuseWhatIsNoNumberOfOneOrMore(String text) {
        Settings settings = new Settings(Map.of("LIMIT", text));
        assertThatThrownBy(() -> settings.positive("LIMIT", 5))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The environment variable LIMIT must be a whole number of 1 or more.");
    }

    @Test
    void areReadOnce() {
        Map<String, String> environment = new HashMap<>(Map.of("BUCKET", "landing"));
        Settings settings = new Settings(environment);
        environment.put("BUCKET", "another");
        assertThat(settings.required("BUCKET")).isEqualTo("landing");
    }
}
