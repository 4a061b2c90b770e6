package io.brewline.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients that are made when they are first called: of what a function may not need, it loads nothing. They know the calls
 * that the functions make; the SDK refuses the others. Thread-safe.
 */
final class OnDemand {
    private OnDemand() {}

    static SqsClient sqs(Supplier<SqsClient> make) {
        return new Sqs(new Once<>(make));
    }

    static SnsClient sns(Supplier<SnsClient> make) {
        return new Sns(new Once<>(make));
    }

    static SecretsManagerClient secrets(Supplier<SecretsManagerClient> make) {
        return new Secrets(new Once<>(make));
    }

    private static final class Once<C extends SdkAutoCloseable> {
        private final Supplier<C> make;
        private C made;

        Once(Supplier<C> make) {
            this.make = make;
        }

        synchronized C get() {
            if (made == null) {
                made = make.get();
            }
            return made;
        }

        synchronized void close() {
            if (made != null) {
                made.close();
            }
        }
    }

    private record Sqs(Once<SqsClient> client) implements SqsClient {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            return client.get().sendMessage(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private record Sns(Once<SnsClient> client) implements SnsClient {
        @Override
        public PublishResponse publish(PublishRequest request) {
            return client.get().publish(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private record Secrets(Once<SecretsManagerClient> client) implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return client.get().getSecretValue(request);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
