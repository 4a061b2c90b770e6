package io.brewline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.failure.Misconfigured;
import io.brewline.failure.Transient;
import io.brewline.testing.StoredSecrets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class SecretsTest {
    private final Secrets secrets = new Secrets(new StoredSecrets(Map.of("arn:key", "a key", "arn:blank", " ")));

    @Test
    void giveTheText() {
        assertThat(secrets.text("arn:key")).isEqualTo("a key");
    }

    @Test
    void nameTheSecretThatIsMissingOrBlank() {
        assertThatThrownBy(() -> secrets.text("arn:none"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The secret arn:none does not exist: create it, or name another.");
        assertThatThrownBy(() -> secrets.text("arn:blank"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("The secret arn:blank holds no text: store one.");
    }

    @Test
    void areReadAgainWhereTheServiceFails() {
        SecretsManagerClient away = new StoredSecrets(Map.of()) {
            @Override
            public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                throw SdkClientException.create("no route");
            }
        };
        assertThatThrownBy(() -> new Secrets(away).text("arn:key"))
                .isInstanceOf(Transient.class)
                .hasMessage("Could not read the secret arn:key (SdkClientException).");
    }
}
