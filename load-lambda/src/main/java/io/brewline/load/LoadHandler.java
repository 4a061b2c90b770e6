package io.brewline.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.brewline.aws.AwsClients;
import io.brewline.aws.BatchLoop;
import io.brewline.aws.LandingObjects;
import io.brewline.aws.Secrets;
import io.brewline.aws.SentTime;
import io.brewline.aws.Settings;
import io.brewline.aws.SnsAlerts;
import io.brewline.message.Message;
import io.brewline.message.MessageCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The load function: messages of Extract and Transform in, sales in the warehouse out. A message is acknowledged only
 * after the COMMIT of the transaction that holds what it tells of. Keeps a connection; {@link #close} ends it, Lambda
 * never calls that. Thread-safe, one batch at a time.
 */
public final class LoadHandler implements RequestHandler<SQSEvent, SQSBatchResponse>, AutoCloseable {
    private final MessageCodec codec = new MessageCodec();
    private final BatchLoader loader;
    private final BatchLoop batches;

    /** As Lambda makes it: configured by the environment. */
    public LoadHandler() {
        this(LoadConfig.environment());
    }

    private LoadHandler(Settings settings) {
        this(LoadConfig.from(settings), AwsClients.fromEnvironment(settings));
    }

    /** With clients of the caller's; the pipeline on one machine runs the handlers in its own process. */
    public LoadHandler(LoadConfig config, AwsClients aws) {
        this(
                config,
                aws,
                new Warehouse(new RedshiftConnector(config, new Secrets(aws.secrets()))),
                Sleeper.real(),
                Clock.systemUTC());
    }

    LoadHandler(LoadConfig config, AwsClients aws, Warehouse warehouse, Sleeper sleeper, Clock clock) {
        loader = new BatchLoader(
                warehouse,
                new LoadTransaction(warehouse, new Copy(aws.s3(), config), clock),
                new Backoff(sleeper, RandomGenerator.getDefault()));
        batches = new BatchLoop(
                "load", new SnsAlerts(aws.sns(), config.alertTopicArn()), config.maxReceives(), this::fileOf);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Deliveries deliveries = new Deliveries();
        for (SQSMessage message : batch.getRecords()) {
            try {
                deliveries.add(message, FileVersion.of(read(message.getBody()), SentTime.of(message)));
            } catch (RuntimeException e) {
                failures.add(batches.failed(message, e));
            }
        }
        loader.load(deliveries.versions(), Deadline.of(context))
                .forEach((id, failure) ->
                        deliveries.about(id).forEach(message -> failures.add(batches.failed(message, failure))));
        return new SQSBatchResponse(failures);
    }

    @Override
    public void close() {
        loader.close();
    }

    private Message.ForLoad read(String body) {
        return codec.read(body, Message.ForLoad.class);
    }

    private String fileOf(String body) {
        return LandingObjects.describe(read(body).object());
    }
}
