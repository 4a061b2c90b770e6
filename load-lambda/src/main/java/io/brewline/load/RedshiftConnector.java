package io.brewline.load;

import com.amazon.redshift.Driver;
import io.brewline.aws.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * Connects with the Redshift driver, encrypted and checked unless the warehouse runs on this machine. The secret is read
 * anew each time: it may have been rotated. Thread-safe.
 */
public final class RedshiftConnector implements Connector {
    private static final String CONNECT_SECONDS = "10";

    /** Lambda's longest life; each load sets a tighter limit. */
    private static final String SOCKET_SECONDS = "900";

    private final WarehouseUrl url;
    private final Optional<String> secretArn;
    private final Secrets secrets;

    /**
     * A connector to the warehouse at {@code url}.
     *
     * @param secretArn JSON with {@code username} and {@code password}
     */
    public RedshiftConnector(WarehouseUrl url, Optional<String> secretArn, Secrets secrets) {
        this.url = url;
        this.secretArn = secretArn;
        this.secrets = secrets;
    }

    RedshiftConnector(LoadConfig config, Secrets secrets) {
        this(new WarehouseUrl(config.warehouseUrl()), config.warehouseSecretArn(), secrets);
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = properties(url.isLocal());
        secretArn.map(arn -> Credentials.read(secrets, arn)).ifPresent(credentials -> {
            properties.setProperty("user", credentials.username());
            properties.setProperty("password", credentials.password());
        });
        return new Driver().connect(url.text(), properties);
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
}
