package io.brewline.local.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The S3 from which a warehouse's COPY reads: one that runs elsewhere, or one of its own. Closed after the warehouse.
 * Thread-safe.
 *
 * @param endpoint where it answers
 * @param client of it
 * @param whenClosed ends it, where it is of its own, and the client
 */
public record CopySource(URI endpoint, S3Client client, Runnable whenClosed) implements AutoCloseable {
    /**
     * One that runs elsewhere, such as LocalStack or MinIO: its buckets are parts of the path. It is asked with the
     * environment's credentials, else with those of the profile, else with none.
     */
    public static CopySource at(URI endpoint) {
        S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(SdkSystemSetting.AWS_REGION
                        .getStringValue()
                        .map(Region::of)
                        .orElse(LocalS3.REGION))
                .credentialsProvider(AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.create(),
                        AnonymousCredentialsProvider.create()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new CopySource(endpoint, client, client::close);
    }

    /**
     * One of its own, in a folder. Its buckets are those that were made there: clients may make more.
     *
     * @param port where it answers, 0 for any port that is free
     * @throws io.brewline.local.PortInUse where the port is taken
     */
    public static CopySource in(Path directory, int port) {
        LocalS3 s3 = LocalS3.start(directory, port, List.of(), Set.of());
        return new CopySource(s3.endpoint(), s3.client(), s3::close);
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
