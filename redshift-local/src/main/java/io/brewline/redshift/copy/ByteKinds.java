package io.brewline.redshift.copy;

/** What a byte means for who writes PostgreSQL's text format: marks of {@link Row}, or nothing. */
final class ByteKinds {
    private static final int BYTES = 256;
    private static final int ASCII = 128;

    private ByteKinds() {}

    /** A new table, by a byte's unsigned value. */
    static byte[] of() {
        byte[] kinds = new byte[BYTES];
        for (int i = ASCII; i < BYTES; i++) {
            kinds[i] = Row.BEYOND_ASCII;
        }
        kinds[0] = Row.BEYOND_ASCII;
        kinds['\\'] = Row.ESCAPED;
        kinds['\t'] = Row.ESCAPED;
        kinds['\r'] = Row.ESCAPED;
        kinds['\n'] = Row.ESCAPED;
        return kinds;
    }
}
