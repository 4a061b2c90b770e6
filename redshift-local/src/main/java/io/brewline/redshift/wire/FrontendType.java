package io.brewline.redshift.wire;

/** The letters of the messages that clients send. */
public final class FrontendType {
    public static final char BIND = 'B';
    public static final char CLOSE = 'C';
    public static final char COPY_DATA = 'd';
    public static final char COPY_DONE = 'c';
    public static final char COPY_FAIL = 'f';
    public static final char DESCRIBE = 'D';
    public static final char EXECUTE = 'E';
    public static final char FLUSH = 'H';
    public static final char FUNCTION_CALL = 'F';
    public static final char PARSE = 'P';
    public static final char PASSWORD = 'p';
    public static final char QUERY = 'Q';
    public static final char SYNC = 'S';
    public static final char TERMINATE = 'X';

    private FrontendType() {}
}
