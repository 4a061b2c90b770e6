package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadConfigTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "STAGING_BUCKET", "brewline-staging-123456789012",
            "ALERT_TOPIC_ARN", "arn:aws:sns:eu-west-2:123456789012:alerts",
            "WAREHOUSE_URL",
                    "jdbc:redshift://brewline.123456789012.eu-west-2.redshift-serverless.amazonaws.com:5439/dev",
            "WAREHOUSE_SECRET_ARN", "arn:aws:secretsmanager:eu-west-2:123456789012:secret:warehouse",
            "COPY_ROLE_ARN", "arn:aws:iam::123456789012:role/brewline-copy",
            "AWS_REGION", "eu-west-2");

    @Test
    void readsTheEnvironment() {
        LoadConfig config = config("MAX_RECEIVE_COUNT", "7");
        assertThat(config.stagingBucket()).isEqualTo("brewline-staging-123456789012");
        assertThat(config.maxReceives()).isEqualTo(7);
        assertThat(config.isWarehouseLocal()).isFalse();
        assertThat(config("MAX_RECEIVE_COUNT", "").maxReceives()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:redshift://localhost:5439/dev",
                "jdbc:redshift://127.0.0.1:5439/dev?ssl=false&user=a&password=b",
                "jdbc:redshift://[::1]:5439/dev"
            })
    void needsNoSecretForAWarehouseOnThisMachine(String url) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.remove("WAREHOUSE_SECRET_ARN");
        environment.put("WAREHOUSE_URL", url);
        LoadConfig config = LoadConfig.from(new Settings(environment));
        assertThat(config.isWarehouseLocal()).isTrue();
        assertThat(config.warehouseSecretArn()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STAGING_BUCKET| staging' IAM_ROLE 'other",
                "COPY_ROLE_ARN| arn:aws:iam::123456789012:role/a' b",
                "AWS_REGION| eu-west-2'",
                "WAREHOUSE_URL| jdbc:postgresql://localhost/dev",
                "WAREHOUSE_URL| jdbc:redshift://bad host/dev",
                "WAREHOUSE_URL| jdbc:redshift://example.com:5439/dev?sslmode=disable",
                "WAREHOUSE_URL| jdbc:redshift://example.com:5439/dev;ssl=false",
                "WAREHOUSE_URL| jdbc:redshift://localhost.example.com:5439/dev?ssl=false",
                "WAREHOUSE_SECRET_ARN| ``",
                "STAGING_BUCKET| ``"
            })
    void stopsAtTheStartAndNamesTheVariableThatIsWrong(String variable, String value) {
        assertThatThrownBy(() -> config(variable, value))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(variable);
    }

    private static LoadConfig config(String variable, String value) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put(variable, value);
        return LoadConfig.from(new Settings(environment));
    }
}
