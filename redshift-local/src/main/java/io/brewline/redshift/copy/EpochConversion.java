package io.brewline.redshift.copy;

import io.brewline.redshift.sql.CopyColumn;
import io.brewline.redshift.sql.CopyFlag;
import io.brewline.redshift.sql.CopySettings;
import io.brewline.redshift.sql.TimePattern;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Reads TIMESTAMP and TIMESTAMPTZ as seconds or milliseconds since 1970, UTC. */
final class EpochConversion implements Conversion {
    private static final int MICROS_DIGITS = 6;
    private static final int MILLIS_DIGITS = 3;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{0,9})?");

    private final boolean zoned;
    private final boolean acceptsAny;
    private final int shift;
    private final TimeText text = new TimeText();

    EpochConversion(CopyColumn.Kind column, CopySettings settings) {
        zoned = column == CopyColumn.Kind.TIMESTAMPTZ;
        acceptsAny = settings.has(CopyFlag.ACCEPTANYDATE);
        boolean seconds = settings.timeFormat().kind() == TimePattern.Kind.EPOCH_SECONDS;
        shift = seconds ? MICROS_DIGITS : MICROS_DIGITS - MILLIS_DIGITS;
    }

    static boolean isFor(CopyColumn.Kind column, CopySettings settings) {
        return column != CopyColumn.Kind.DATE
                && (settings.timeFormat().kind() == TimePattern.Kind.EPOCH_SECONDS
                        || settings.timeFormat().kind() == TimePattern.Kind.EPOCH_MILLISECONDS);
    }

    @Override
    public Outcome convert(byte[] bytes, int from, int to, int marks, TextRows out) throws BadRow {
        String number = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (number.isEmpty()) {
            return Outcome.NULL;
        }
        try {
            if (!NUMBER.matcher(number).matches()) {
                throw new BadRow(LoadErrorCode.TIMESTAMP);
            }
            write(new BigDecimal(number).movePointRight(shift).toBigInteger().longValueExact(), out);
            return Outcome.ADDED;
        } catch (BadRow | ArithmeticException | DateTimeException e) {
            if (acceptsAny) {
                return Outcome.NULL;
            }
            throw new BadRow(LoadErrorCode.TIMESTAMP);
        }
    }

    private void write(long micros, TextRows out) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, (int) MICROS_PER_SECOND) * NANOS_PER_MICRO,
                ZoneOffset.UTC);
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new DateTimeException("out of range");
        }
        text.date(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth());
        text.time(moment.getHour(), moment.getMinute(), moment.getSecond(), moment.getNano() / NANOS_PER_MICRO);
        text.addTo(out);
        if (zoned) {
            out.add("+00");
        }
    }
}
