package io.brewline.local.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodChoiceTest {
    private static final LocalDate NEWEST = LocalDate.of(2024, 6, 30);
    private static final Period SOLD = new Period(NEWEST.minusDays(99), NEWEST);

    @Test
    void withoutAWishItIsTheNewestFourWeeks() {
        assertThat(among(null, null, null)).isEqualTo(Period.ending(NEWEST, 28));
    }

    @Test
    void aYoungWarehouseIsShownWhole() {
        Period week = Period.ending(NEWEST, 7);

        assertThat(new PeriodChoice(null, null, null).among(week)).isEqualTo(week);
    }

    @Test
    void daysCountBackFromTheNewestSaleOrTheLastDayAskedFor() {
        assertThat(among(7, null, null)).isEqualTo(Period.ending(NEWEST, 7));
        assertThat(among(7, null, NEWEST.minusDays(7)))
                .isEqualTo(Period.ending(NEWEST, 7).before());
    }

    @Test
    void aFirstDayReachesToTheNewestSale() {
        assertThat(among(null, NEWEST.minusDays(2), null)).isEqualTo(Period.ending(NEWEST, 3));
    }

    @Test
    void whatNoPeriodCanBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodChoice(7, NEWEST, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodChoice(0, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodChoice(null, NEWEST, NEWEST.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> among(null, NEWEST.plusDays(1), null));
    }

    private static Period among(Integer days, LocalDate from, LocalDate to) {
        return new PeriodChoice(days, from, to).among(SOLD);
    }
}
