package io.brewline.redshift.copy;

/** Writes a time as PostgreSQL reads it fastest: {@code YYYY-MM-DD HH:MI:SS.FFFFFF}. Not thread-safe. */
final class TimeText {
    private final byte[] bytes = new byte[32];
    private int count;

    void date(int year, int month, int day) {
        count = 0;
        digits(year, 4);
        sign('-');
        digits(month, 2);
        sign('-');
        digits(day, 2);
    }

    void time(int hour, int minute, int second, int micros) {
        sign(' ');
        digits(hour, 2);
        sign(':');
        digits(minute, 2);
        sign(':');
        digits(second, 2);
        if (micros > 0) {
            sign('.');
            digits(micros, 6);
        }
    }

    void addTo(TextRows out) {
        out.add(bytes, 0, count);
    }

    private void sign(char sign) {
        bytes[count++] = (byte) sign;
    }

    private void digits(int number, int width) {
        int rest = number;
        for (int i = count + width - 1; i >= count; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        count += width;
    }
}
