package io.brewline.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of the AWS services that the functions call; made once a function instance, shared by its invocations.
 *
 * @param s3 landing, staging and quarantine
 * @param sqs the next stage's queue
 * @param sns alerts
 * @param secrets keys and passwords
 */
public record AwsClients(S3Client s3, SqsClient sqs, SnsClient sns, SecretsManagerClient secrets) {
    /** Where all services answer in place of AWS: an emulator's address. The SDK reads the same variable. */
    public static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /** Clients as the function's environment says: region and credentials by the SDK's default chain. */
    public static AwsClients fromEnvironment(Settings settings) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(30))
                .build();
        Optional<URI> endpoint = settings.optional(ENDPOINT).map(URI::create);
        return new AwsClients(
                configured(
                        // Emulators do not resolve bucket.localhost.
                        S3Client.builder().forcePathStyle(endpoint.isPresent()).httpClient(http), endpoint),
                OnDemand.sqs(() -> configured(SqsClient.builder().httpClient(http), endpoint)),
                OnDemand.sns(() -> configured(SnsClient.builder().httpClient(http), endpoint)),
                OnDemand.secrets(() -> configured(SecretsManagerClient.builder().httpClient(http), endpoint)));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C configured(B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(Duration.ofMinutes(5))
                        .build())
                .build();
    }
}
