package io.brewline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void printsItsNameABlankAndTwoDecimals() {
        assertThat(new Ratio("transform/duckdb", 1.6249)).hasToString("transform/duckdb 1.62");
        assertThat(new Ratio("copy/copymanager", 12)).hasToString("copy/copymanager 12.00");
    }

    @Test
    void printsAPointInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new Ratio("a", 0.5)).hasToString("a 0.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isOneWordAndANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio("two words", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio("a", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratio("a", Double.POSITIVE_INFINITY));
    }
}
