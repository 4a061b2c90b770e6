package io.brewline.load;

import com.amazon.redshift.Driver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects with the Redshift driver, encrypted and checked unless the warehouse runs on this machine. The secret is read
 * anew each time: it may have been rotated. Thread-safe.
 */
final class RedshiftConnector implements Connector {
    private static final String CONNECT_SECONDS = "10";

    /** Lambda's longest life; each load sets a tighter limit. */
    private static final String SOCKET_SECONDS = "900";

    private final LoadConfig config;
    private final Secrets secrets;

    RedshiftConnector(LoadConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = properties(config.isWarehouseLocal());
        config.warehouseSecretArn().ifPresent(arn -> addCredentials(properties, arn));
        return new Driver().connect(config.warehouseUrl(), properties);
    }

    /** What the driver is told, see its <a href="https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-configuration-options.html">options</a>. */
    static Properties properties(boolean local) {
        Properties properties = new Properties();
        if (local) {
            properties.setProperty("ssl", "false");
        } else {
            properties.setProperty("ssl", "true");
            properties.setProperty("sslmode", "verify-full");
        }
        // Infinite unless set.
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        // A statement kept on the server would outlive the temporary tables that it was planned for.
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("preparedStatementCacheQueries", "0");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("connectionTimezone", "SERVER");
        properties.setProperty("ApplicationName", "brewline-load");
        return properties;
    }

    private void addCredentials(Properties properties, String arn) {
        try {
            JsonNode secret = new JsonMapper().readTree(secrets.text(arn));
            properties.setProperty("user", field(secret, "username", arn));
            properties.setProperty("password", field(secret, "password", arn));
        } catch (JsonProcessingException e) {
            // Without the parser's exception: it quotes the secret.
            throw notAsExpected(arn);
        }
    }

    private static String field(JsonNode secret, String name, String arn) {
        JsonNode value = secret.path(name);
        if (!value.isTextual()) {
            throw notAsExpected(arn);
        }
        return value.textValue();
    }

    private static Misconfigured notAsExpected(String arn) {
        return new Misconfigured(
                "The secret " + arn + " is not JSON with the texts username and password: store both.");
    }
}
