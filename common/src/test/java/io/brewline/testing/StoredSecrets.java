package io.brewline.testing;

import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets that the test made up, by ARN; what becomes of the map is seen. */
public class StoredSecrets implements SecretsManagerClient {
    private final Map<String, String> texts;

    public StoredSecrets(Map<String, String> textByArn) {
        texts = textByArn;
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        String text = texts.get(request.secretId());
        if (text == null) {
            throw ResourceNotFoundException.builder().message("no such secret").build();
        }
        return GetSecretValueResponse.builder().secretString(text).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
