package io.brewline.it.deployment;

import io.brewline.redshift.RedshiftLocal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A warehouse on this machine, for an emulator that makes none; its users' secrets are kept in that emulator. */
final class EmulatedWarehouse implements AutoCloseable {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final S3Client s3;
    private final RedshiftLocal warehouse;
    private final Map<String, String> variables = new TreeMap<>();

    private EmulatedWarehouse(S3Client s3, RedshiftLocal warehouse) {
        this.s3 = s3;
        this.warehouse = warehouse;
    }

    static EmulatedWarehouse start(Path folder, Emulator emulator) throws IOException {
        URI endpoint = emulator.endpoint();
        S3Client s3 = S3Client.builder()
                .region(Region.of(Emulator.REGION))
                .credentialsProvider(ANYBODY)
                .endpointOverride(endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        EmulatedWarehouse started = new EmulatedWarehouse(
                s3, RedshiftLocal.builder().dataDirectory(folder).s3(s3).start());
        started.keepSecrets(endpoint);
        return started;
    }

    private void keepSecrets(URI endpoint) {
        // Without options: the function asks for encryption itself, but of this machine.
        variables.put("WAREHOUSE_URL", warehouse.jdbcUrl().replaceFirst("\\?.*", ""));
        try (SecretsManagerClient secrets = SecretsManagerClient.builder()
                .region(Region.of(Emulator.REGION))
                .credentialsProvider(ANYBODY)
                .endpointOverride(endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (String user : List.of("admin", "loader", "reporting")) {
                String text = "{\"username\": \"it_" + user + "\", \"password\": \"Deployed1" + user + "\"}";
                variables.put(
                        user.toUpperCase(Locale.ROOT) + "_SECRET_ARN",
                        secrets.createSecret(
                                        request -> request.name("it/" + user).secretString(text))
                                .arn());
            }
        }
    }

    /** The schema function's variables, in place of those that name what the emulator does not make. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /** A query's first column. */
    List<String> ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws IOException {
        warehouse.close();
        s3.close();
    }
}
