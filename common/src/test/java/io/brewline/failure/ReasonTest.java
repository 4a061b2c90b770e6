package io.brewline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void isFoundByItsCode(Reason reason) {
        assertThat(Reason.ofCode(reason.code())).hasValue(reason);
        assertThat(reason.code()).matches("[a-z_]{1,40}");
        assertThat(reason.sentence()).endsWith(".");
    }

    @Test
    void isNotFoundByAnotherCode() {
        assertThat(Reason.ofCode("bad_mood")).isEmpty();
    }

    @Test
    void refusesAFileOnlyForWhatIsAboutFiles() {
        assertThat(new BadInput(Reason.EMPTY, "The file has no content.").reason())
                .isEqualTo(Reason.EMPTY);
        assertThatThrownBy(() -> new BadInput(Reason.TOTAL_MISMATCH, "?")).isInstanceOf(IllegalArgumentException.class);
    }
}
