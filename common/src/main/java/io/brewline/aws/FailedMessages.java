package io.brewline.aws;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.failure.Explained;
import io.brewline.failure.Transient;
import io.brewline.message.S3ObjectReference;
import io.brewline.telemetry.LogKey;
import io.brewline.telemetry.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The messages of one batch that failed. Each is logged with its file. Not thread-safe. */
public final class FailedMessages {
    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);
    private static final String RECEIVES = "ApproximateReceiveCount";

    private final Stage stage;
    private final long maxReceives;
    private final Function<String, List<S3ObjectReference>> filesOf;
    private final GivenUp givenUp;
    private final List<BatchItemFailure> failures = new ArrayList<>();

    FailedMessages(Stage stage, long maxReceives, Function<String, List<S3ObjectReference>> filesOf, GivenUp givenUp) {
        this.stage = stage;
        this.maxReceives = maxReceives;
        this.filesOf = filesOf;
        this.givenUp = givenUp;
    }

    /** Takes a message that failed, and logs why. */
    public void add(SQSMessage message, RuntimeException failure) {
        List<S3ObjectReference> files = files(message);
        String object = files.isEmpty()
                ? "message " + message.getMessageId()
                : files.stream().map(LandingObjects::describe).collect(Collectors.joining(", "));
        log(message, failure, object, files);
        if (receives(message) >= maxReceives) {
            givenUp.add(object, failure, explain(failure));
        }
        failures.add(new BatchItemFailure(message.getMessageId()));
    }

    /** Alerts of the messages whose last receive this was, and says which messages failed. */
    public SQSBatchResponse report() {
        givenUp.report(maxReceives);
        return new SQSBatchResponse(failures);
    }

    private void log(SQSMessage message, RuntimeException failure, String object, List<S3ObjectReference> files) {
        LoggingEventBuilder line = LOG.atError()
                .addKeyValue(LogKey.STAGE, stage.code())
                .addKeyValue(LogKey.MESSAGE_ID, message.getMessageId())
                .addKeyValue(LogKey.RECEIVES, receives(message))
                .addKeyValue(LogKey.OBJECT, object);
        if (files.size() == 1) {
            line = line.addKeyValue(LogKey.FILE_ID, files.get(0).fileId())
                    .addKeyValue(LogKey.SEQUENCER, files.get(0).sequencer());
        }
        if (!(failure instanceof Transient)) {
            line = line.addKeyValue(LogKey.EXCEPTION, Faults.trace(failure));
        }
        line.log("{}", explain(failure));
    }

    private List<S3ObjectReference> files(SQSMessage message) {
        try {
            return filesOf.apply(message.getBody());
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static String explain(RuntimeException failure) {
        return failure instanceof Explained
                ? failure.getMessage()
                : "An unexpected failure: " + failure.getClass().getSimpleName() + ".";
    }

    private static long receives(SQSMessage message) {
        String count =
                message.getAttributes() == null ? null : message.getAttributes().get(RECEIVES);
        return count == null ? 1 : Long.parseLong(count);
    }
}
