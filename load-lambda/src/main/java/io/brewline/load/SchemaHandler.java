package io.brewline.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Faults;
import io.brewline.aws.Secrets;
import io.brewline.aws.Settings;
import io.brewline.failure.Explained;
import io.brewline.failure.Misconfigured;
import io.brewline.telemetry.LogKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema function, a <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources-lambda.html">custom
 * resource</a> of the stack: Create and Update apply {@code sql/schema.sql}, {@code sql/changes}, {@code sql/reporting.sql} and the two users'
 * passwords and rights; Delete leaves the warehouse as it is. It reads none of the resource's properties: a changed one makes it run again.
 *
 * <p>CloudFormation is always answered, of failures too and before Lambda ends the function: unanswered, it would wait for
 * an hour. An event without {@code ResponseURL}, such as an operator sends after rotating a secret, is answered by the
 * function's result or its error. Thread-safe.
 */
public final class SchemaHandler implements RequestHandler<CloudFormationCustomResourceEvent, String> {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaHandler.class);

    /** What is kept, besides {@link Deadline#RESERVE}, for the answer with its retries. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(15);

    /** What the work has to end by itself, and say why, before it is left behind. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Supplier<WarehouseSetup> setup;
    private final Sleeper sleeper;

    /** As Lambda makes it. The configuration is read later: what is wrong with it must reach CloudFormation. */
    public SchemaHandler() {
        this(() -> fromEnvironment(SchemaConfig.environment()), Sleeper.real());
    }

    SchemaHandler(Supplier<WarehouseSetup> setup, Sleeper sleeper) {
        this.setup = setup;
        this.sleeper = sleeper;
    }

    private static WarehouseSetup fromEnvironment(Settings settings) {
        SchemaConfig config = SchemaConfig.from(settings);
        Secrets secrets = new Secrets(AwsClients.fromEnvironment(settings).secrets());
        return WarehouseSetup.of(config, secrets, Sleeper.real());
    }

    /** {@code SUCCESS}, or {@code FAILED} where CloudFormation has been told why. */
    @Override
    public String handleRequest(CloudFormationCustomResourceEvent event, Context context) {
        Deadline deadline = new Deadline(() -> context.getRemainingTimeInMillis() - ANSWER_TIME.toMillis());
        StackAnswer answer = new StackAnswer(event, failureOf(event, deadline));
        (answer.failure().isEmpty() ? LOG.atInfo() : LOG.atError())
                .addKeyValue(LogKey.REQUEST_TYPE, event.getRequestType())
                .addKeyValue(LogKey.STATUS, answer.status())
                .log("{}", answer.failure().orElse("The warehouse is as it should be."));
        if (event.getResponseUrl() != null) {
            new ResponseUrl(event.getResponseUrl(), sleeper).put(answer.toJson());
        } else if (answer.failure().isPresent()) {
            throw new IllegalStateException(answer.failure().get());
        }
        return answer.status();
    }

    private Optional<String> failureOf(CloudFormationCustomResourceEvent event, Deadline deadline) {
        return switch (String.valueOf(event.getRequestType())) {
            case "Delete" -> Optional.empty();
            case "Create", "Update" -> failureWithin(deadline);
            default -> Optional.of("The event's RequestType is none of Create, Update and Delete.");
        };
    }

    /** In a thread of its own, so that nothing that hangs can keep the answer back. */
    private Optional<String> failureWithin(Deadline deadline) {
        FutureTask<Void> work = new FutureTask<>(() -> setup.get().run(deadline), null);
        Thread thread = new Thread(work, "schema");
        thread.setDaemon(true);
        thread.start();
        try {
            work.get(deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(explain(e.getCause()));
        } catch (TimeoutException e) {
            work.cancel(true);
            return Optional.of("The schema was not applied in the time there was: the function needs a way to Secrets"
                    + " Manager and the warehouse, or a longer time-out.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The function was interrupted.");
        }
    }

    private static String explain(Throwable failure) {
        if (failure instanceof Misconfigured) {
            return failure.getMessage();
        }
        LOG.atError().addKeyValue(LogKey.EXCEPTION, Faults.trace(failure)).log("The schema was not applied.");
        return failure instanceof Explained
                ? failure.getMessage()
                : "An unexpected failure, " + failure.getClass().getSimpleName() + ": see the function's log.";
    }
}
