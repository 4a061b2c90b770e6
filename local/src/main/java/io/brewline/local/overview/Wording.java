package io.brewline.local.overview;

import io.brewline.local.report.TextReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures and days are written: as in the terminal, for readers in Britain. */
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long HOURS_OF_TWO_DAYS = 48;

    /** What stands where there is no figure. */
    static final String NOTHING = "–";

    private Wording() {}

    static String count(long number) {
        return TextReport.number(number);
    }

    /** {@code 1 file}, {@code 1,200 files}. */
    static String counted(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    static String pounds(BigDecimal amount) {
        return amount == null ? NOTHING : "£" + TextReport.pounds(amount.toPlainString());
    }

    /** {@code part} of {@code whole}, as in {@code 5.1 %}. */
    static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? NOTHING : percent(percentage(part, whole));
    }

    static String percent(BigDecimal percent) {
        return percent == null ? NOTHING : String.format(Locale.ROOT, "%,.1f\u00a0%%", percent);
    }

    /** How {@code now} differs from {@code before}, as in {@code +4.2 %}; what was not there before is new. */
    static String change(BigDecimal now, BigDecimal before) {
        if (now == null || before == null) {
            return NOTHING;
        }
        if (before.signum() == 0) {
            return now.signum() == 0 ? NOTHING : "new";
        }
        BigDecimal percent = percentage(now.subtract(before), before);
        String sign = percent.signum() == 0 ? "±" : percent.signum() > 0 ? "+" : "−";
        return sign + percent(percent.abs());
    }

    private static BigDecimal percentage(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String month(LocalDate month) {
        return MONTH.format(month);
    }

    static String time(LocalDateTime time) {
        return time == null ? NOTHING : TIME.format(time);
    }

    /** {@code 4 March 2024}, {@code 4 March to 31 March 2024}. */
    static String days(Period period) {
        if (period.length() == 1) {
            return LONG_DAY.format(period.from());
        }
        boolean oneYear = period.from().getYear() == period.to().getYear();
        return (oneYear ? DAY_OF_YEAR : LONG_DAY).format(period.from()) + " to " + LONG_DAY.format(period.to());
    }

    /** {@code the day before}, {@code the 28 days before}. */
    static String before(Period period) {
        return period.length() == 1 ? "the day before" : "the " + count(period.length()) + " days before";
    }

    /** Hours as a person says them: {@code 5 hours}, {@code 12 days}. */
    static String age(BigDecimal sinceHours) {
        if (sinceHours == null) {
            return NOTHING;
        }
        long hours = sinceHours.longValue();
        return hours < HOURS_OF_TWO_DAYS ? counted(hours, "hour") : counted(hours / 24, "day");
    }
}
