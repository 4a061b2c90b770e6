package io.brewline.it.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * An emulator of AWS: the one that {@code AWS_ENDPOINT_URL} names, else LocalStack where Docker is. {@link #close} ends what
 * was started here.
 *
 * @param endpoint where it answers
 * @param container what was started here, if anything was
 */
record Emulator(URI endpoint, Optional<LocalStackContainer> container) implements AutoCloseable {
    /** For those who have neither. */
    static final String HOW_TO_RUN =
            "no AWS emulator: start Docker, or set AWS_ENDPOINT_URL to one that runs, such as `moto_server -p 5000`; then"
                    + " AWS_ENDPOINT_URL=http://127.0.0.1:5000 mvn verify -pl integration-tests -am -Dit.test=EmulatorIT"
                    + " -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false";

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    /** The last release of 2025: those from March 2026 on want an account. */
    private static final DockerImageName LOCALSTACK = DockerImageName.parse("localstack/localstack:4.4.0");

    private static final List<String> IDENTITY = List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    static Optional<Emulator> find(Map<String, String> environment) {
        String endpoint = environment.get(ENDPOINT);
        if (endpoint != null && !endpoint.isBlank()) {
            return Optional.of(new Emulator(URI.create(endpoint), Optional.empty()));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(start()) : Optional.empty();
    }

    @SuppressWarnings("resource")
    private static Emulator start() {
        LocalStackContainer container =
                new LocalStackContainer(LOCALSTACK).withServices("s3", "sqs", "sns", "secretsmanager");
        container.start();
        return new Emulator(container.getEndpoint(), Optional.of(container));
    }

    /** What the functions are told of it; the SDK's default chain finds a region and, where there are none, credentials. */
    Map<String, String> settings() {
        String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("eu-west-2");
        System.setProperty("aws.region", region);
        if (System.getenv("AWS_ACCESS_KEY_ID") == null) {
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
        }
        return Map.of(ENDPOINT, endpoint.toString(), "AWS_REGION", region);
    }

    @Override
    public void close() {
        IDENTITY.forEach(System::clearProperty);
        container.ifPresent(LocalStackContainer::close);
    }
}
