package io.brewline.local.pipeline;

import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The one secret of one machine: the customer keys, as they are when they are asked for. Thread-safe. */
final class LocalSecrets implements SecretsManagerClient {
    static final String CUSTOMER_KEY_ARN = "arn:aws:secretsmanager:eu-west-2:000000000000:secret:customer-key";

    private final Supplier<String> customerKey;

    LocalSecrets(Supplier<String> customerKey) {
        this.customerKey = customerKey;
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        if (!request.secretId().equals(CUSTOMER_KEY_ARN)) {
            throw ResourceNotFoundException.builder()
                    .message("only the customer key is kept here")
                    .build();
        }
        return GetSecretValueResponse.builder().secretString(customerKey.get()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
