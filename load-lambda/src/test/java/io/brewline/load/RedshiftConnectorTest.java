package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class RedshiftConnectorTest {
    private String secret = "{\"username\":\"loader\",\"password\":\"p\"}";

    @Test
    void checksTheWarehousesNameAndNeverWaitsForEver() {
        Properties properties = RedshiftConnector.properties(false);
        assertThat(properties).containsEntry("ssl", "true").containsEntry("sslmode", "verify-full");
        assertThat(properties).containsKeys("loginTimeout", "connectTimeout", "socketTimeout");
        assertThat(properties).containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void signsInAsTheSecretSays() throws SQLException {
        try (Connection connection = connector().connect()) {
            assertThat(connection.getMetaData().getUserName()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p4ssw0rd", "{}", "{\"username\":\"loader\"}", "{\"username\":1,\"password\":2}"})
    void namesASecretThatIsNotAsExpectedAndQuotesNothingOfIt(String text) {
        secret = text;
        assertThatThrownBy(() -> connector().connect())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("arn:secret")
                .hasMessageNotContaining("p4ssw0rd")
                .hasNoCause();
    }

    private RedshiftConnector connector() {
        LoadConfig local = Loading.CONFIG;
        LoadConfig config = new LoadConfig(
                local.stagingBucket(),
                local.alertTopicArn(),
                local.maxReceives(),
                local.warehouseUrl(),
                Optional.of("arn:secret"),
                local.copyRoleArn(),
                local.region(),
                local.metricsNamespace(),
                local.runbookUrl());
        return new RedshiftConnector(config, new Secrets(new SecretsManagerClient() {
            @Override
            public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                return GetSecretValueResponse.builder().secretString(secret).build();
            }

            @Override
            public String serviceName() {
                return "secretsmanager";
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        }));
    }
}
