package io.brewline.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import io.brewline.message.S3ObjectReference;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Says on every log line, whoever writes it, during which work it was written. What is said is taken back when the work
 * ends, however it ends; it holds for the thread that works.
 */
public final class LogScope {
    private LogScope() {}

    /**
     * Works through one batch.
     *
     * @param context what Lambda says of the call; null outside of it
     */
    public static <T> T invocation(Stage stage, Context context, Supplier<T> work) {
        MDC.put(LogKey.STAGE, stage.code());
        Optional.ofNullable(context)
                .map(Context::getAwsRequestId)
                .ifPresent(request -> MDC.put(LogKey.REQUEST_ID, request));
        try {
            return work.get();
        } finally {
            MDC.remove(LogKey.STAGE);
            MDC.remove(LogKey.REQUEST_ID);
        }
    }

    /** Does what is about one version of a file. */
    public static void file(S3ObjectReference file, Runnable work) {
        MDC.put(LogKey.FILE_ID, file.fileId().toString());
        MDC.put(LogKey.SEQUENCER, file.sequencer());
        try {
            work.run();
        } finally {
            MDC.remove(LogKey.FILE_ID);
            MDC.remove(LogKey.SEQUENCER);
        }
    }
}
