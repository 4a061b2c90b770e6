package io.brewline.it.faults;

import io.brewline.aws.AwsClients;
import io.brewline.it.faults.World.Scene;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.LegacyRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients as functions have them, but that they try again at once, and that they forget how often they had to: what
 * one schedule did is not to be seen in the next. Thread-safe.
 */
final class Clients implements AutoCloseable {
    private static final StaticCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

    private final AwsClients ofFunctions;
    private final S3Client ofCopy;

    Clients(Supplier<Scene> scene) {
        ofFunctions = new AwsClients(
                s3(scene),
                configured(
                        SqsClient.builder(),
                        http(
                                scene,
                                ServiceFaults.SQS,
                                (now, call) -> now.cloud().sendMessage(call))),
                configured(
                        SnsClient.builder(),
                        http(
                                scene,
                                ServiceFaults.SNS,
                                (now, call) -> now.cloud().publish(call))),
                configured(
                        SecretsManagerClient.builder(),
                        http(
                                scene,
                                ServiceFaults.SECRETS,
                                (now, call) -> now.cloud().secret(call))));
        ofCopy = s3(scene);
    }

    private static S3Client s3(Supplier<Scene> scene) {
        return configured(
                S3Client.builder().forcePathStyle(true),
                http(scene, ServiceFaults.S3, (now, call) -> now.cloud().s3().answer(call)));
    }

    private static SimulatedHttp http(
            Supplier<Scene> scene, ServiceFaults faults, BiFunction<Scene, HttpCall, HttpAnswer> service) {
        return new SimulatedHttp(() -> scene.get().faults(), faults, call -> service.apply(scene.get(), call));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
            B builder, SimulatedHttp http) {
        return builder.region(Region.EU_WEST_2)
                .credentialsProvider(NOBODY)
                .httpClient(http)
                .overrideConfiguration(client -> client.retryStrategy(atOnce()))
                .build();
    }

    private static LegacyRetryStrategy atOnce() {
        return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .circuitBreakerEnabled(false)
                .build();
    }

    AwsClients ofFunctions() {
        return ofFunctions;
    }

    /** What the warehouse reads with. */
    S3Client ofCopy() {
        return ofCopy;
    }

    @Override
    public void close() {
        ofFunctions.s3().close();
        ofFunctions.sqs().close();
        ofFunctions.sns().close();
        ofFunctions.secrets().close();
        ofCopy.close();
    }
}
