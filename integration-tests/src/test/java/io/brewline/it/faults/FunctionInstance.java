package io.brewline.it.faults;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.it.faults.SimulatedQueue.Held;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One execution environment of a function: made at its first call, kept from call to call, thrown away when it dies. One call
 * at a time.
 */
final class FunctionInstance {
    private final Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> start;
    private RequestHandler<SQSEvent, SQSBatchResponse> handler;

    FunctionInstance(Supplier<? extends RequestHandler<SQSEvent, SQSBatchResponse>> start) {
        this.start = start;
    }

    /** What became of a call. */
    sealed interface Outcome {
        /** Of these messages the function says that they failed. */
        record Answered(Set<String> failed) implements Outcome {}

        /** No message is done with; the instance is of no more use. */
        record Died(String why) implements Outcome {}

        /** The function went on after its memory was exhausted: nothing that it says can be believed. */
        record Swallowed() implements Outcome {}
    }

    /** Calls the function, on this thread. */
    Outcome call(Invocation invocation, List<Held> messages) {
        invocation.begin();
        try {
            if (handler == null) {
                handler = start.get();
            }
            SQSBatchResponse response = handler.handleRequest(event(messages), new FunctionContext(invocation));
            return switch (invocation.fate()) {
                case ALIVE ->
                    new Outcome.Answered(response.getBatchItemFailures().stream()
                            .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                            .collect(Collectors.toSet()));
                case KILLED -> new Outcome.Died("killed");
                case OUT_OF_MEMORY -> new Outcome.Swallowed();
            };
        } catch (FunctionKilled | OutOfMemoryError e) {
            return new Outcome.Died(e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            return new Outcome.Died(e.getClass().getSimpleName());
        } finally {
            invocation.end();
        }
    }

    private static SQSEvent event(List<Held> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages.stream().map(FunctionInstance::message).toList());
        return event;
    }

    private static SQSMessage message(Held held) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(held.id());
        message.setBody(held.body());
        message.setAttributes(Map.of(
                "ApproximateReceiveCount", Integer.toString(held.receives()),
                "SentTimestamp", Long.toString(held.sentAt().toEpochMilli())));
        return message;
    }
}
