package io.brewline.aws;

import io.brewline.failure.Transient;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Failures from outside, in our categories, and without what they quote. */
public final class Faults {
    private static final int FRAMES = 12;

    private Faults() {}

    /**
     * A failed call as {@link Transient}. A missing permission is one too: once it is granted, the redrive works.
     *
     * @param what was tried, such as {@code read s3://…}
     */
    public static Transient of(String what, SdkException e) {
        String answer = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode() + ", status " + service.statusCode()
                : e.getClass().getSimpleName();
        return new Transient("Could not " + what + " (" + answer + ").", e);
    }

    /**
     * The kinds and places of a failure and its causes, without their messages: a parser's message quotes what it could
     * not parse, and that may be somebody's name.
     */
    public static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Deque<Throwable> seen = new ArrayDeque<>();
        for (Throwable t = failure; t != null && !seen.contains(t); t = t.getCause()) {
            text.append(seen.isEmpty() ? "" : " caused by ").append(t.getClass().getName());
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                text.append(i == 0 ? " at " : " < ").append(frames[i]);
            }
            seen.add(t);
        }
        return text.toString();
    }
}
