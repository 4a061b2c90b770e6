package io.brewline.local;

/** Something that the user can mend. The message is one sentence that says what is wrong and the remedy. */
public final class UserError extends RuntimeException {
    /** The command was used wrongly. */
    public static final int USAGE = 2;

    /** The command was right, and the machine or the state is not. */
    public static final int FAILED = 1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserError(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Wrong usage: a path that does not exist, an option out of bounds. */
    public static UserError usage(String message) {
        return new UserError(USAGE, message, null);
    }

    /** Trouble with the machine or the state folder. */
    public static UserError failed(String message, Throwable cause) {
        return new UserError(FAILED, message, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
