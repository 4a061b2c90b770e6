package io.brewline.redshift.copy;

/** Recognizes, fast, the times that most objects hold: {@code YYYY-MM-DD HH:MI:SS}, on days that every month has. */
final class CanonicalTime {
    private static final int LENGTH = 19;
    /** What stands where; a zero is any digit. */
    private static final byte[] SHAPE = {
        '0', '0', '0', '0', '-', '0', '0', '-', '0', '0', ' ', '0', '0', ':', '0', '0', ':', '0', '0'
    };

    private static final int LAST_SURE_DAY = 28;

    private CanonicalTime() {}

    /** Whether it is one; false when it may be one all the same. */
    static boolean is(byte[] bytes, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte b = bytes[from + i];
            boolean fits = SHAPE[i] == '0' ? b >= '0' && b <= '9' : b == SHAPE[i];
            if (!fits) {
                return false;
            }
        }
        return isWithin(bytes, from + 5, 1, 12)
                && isWithin(bytes, from + 8, 1, LAST_SURE_DAY)
                && isWithin(bytes, from + 11, 0, 23)
                && isWithin(bytes, from + 14, 0, 59)
                && isWithin(bytes, from + 17, 0, 59)
                && bytes[from] > '0';
    }

    private static boolean isWithin(byte[] bytes, int at, int lowest, int highest) {
        int number = 10 * (bytes[at] - '0') + bytes[at + 1] - '0';
        return number >= lowest && number <= highest;
    }
}
