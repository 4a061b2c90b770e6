package io.brewline.aws;

import io.brewline.failure.Misconfigured;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets by their ARN. */
public final class Secrets {
    private final SecretsManagerClient client;

    public Secrets(SecretsManagerClient client) {
        this.client = client;
    }

    /**
     * The current text of a secret.
     *
     * @throws Misconfigured where there is none
     */
    public String text(String arn) {
        try {
            String text =
                    client.getSecretValue(request -> request.secretId(arn)).secretString();
            if (text == null || text.isBlank()) {
                throw new Misconfigured("The secret " + arn + " holds no text: store one.");
            }
            return text;
        } catch (ResourceNotFoundException e) {
            throw new Misconfigured("The secret " + arn + " does not exist: create it, or name another.", e);
        } catch (SdkException e) {
            throw Faults.of("read the secret " + arn, e);
        }
    }
}
