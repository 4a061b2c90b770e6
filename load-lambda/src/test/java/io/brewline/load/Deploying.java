package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.Secrets;
import io.brewline.testing.StoredSecrets;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The schema function in a test: its secrets, the time it has, the events it gets, and what CloudFormation is told. */
final class Deploying implements AutoCloseable {
    static final String ADMIN = "arn:aws:secretsmanager:eu-west-2:1:secret:admin";
    static final String LOADER = "arn:aws:secretsmanager:eu-west-2:1:secret:loader";
    static final String REPORTING = "arn:aws:secretsmanager:eu-west-2:1:secret:reporting";
    static final String LOADER_PASSWORD = "Loader#Pass1";
    static final String REPORTING_PASSWORD = "Report#Pass1";
    static final String ADMIN_PASSWORD = "Admin#Pass1";

    final PretendCloudFormation stack = new PretendCloudFormation();
    private final Map<String, String> secrets = new HashMap<>();
    private final AtomicLong millisLeft = new AtomicLong(300_000);
    private final List<Duration> pauses = new ArrayList<>();
    private final String url;

    /** A function for the warehouse at that address, whatever user it names. */
    Deploying(String jdbcUrl) {
        url = jdbcUrl.replaceAll("\\?.*", "");
        secret(ADMIN, "brewline_admin", ADMIN_PASSWORD);
        secret(LOADER, "brewline_loader", LOADER_PASSWORD);
        secret(REPORTING, "brewline_reporting", REPORTING_PASSWORD);
    }

    Deploying secret(String arn, String username, String password) {
        return secret(arn, "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    }

    Deploying secret(String arn, String text) {
        secrets.put(arn, text);
        return this;
    }

    Deploying millisLeft(long millis) {
        millisLeft.set(millis);
        return this;
    }

    List<Duration> pauses() {
        return pauses;
    }

    WarehouseSetup setup() {
        return WarehouseSetup.of(config(), secrets(), this::pause);
    }

    WarehouseSetup setup(Connector admin) {
        return new WarehouseSetup(config(), secrets(), admin, this::pause);
    }

    SchemaConfig config() {
        return new SchemaConfig(new WarehouseUrl(url), ADMIN, LOADER, REPORTING);
    }

    Secrets secrets() {
        return new Secrets(new StoredSecrets(secrets));
    }

    /** As the user whom a secret tells of. */
    Connector as(String arn) {
        return new RedshiftConnector(new WarehouseUrl(url), Optional.of(arn), secrets());
    }

    /** Runs statements as the user whom a secret tells of, each committed by itself. */
    void execute(String arn, String... statements) throws SQLException {
        try (Connection connection = as(arn).connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What that user reads. */
    List<String> rows(String arn, String sql) throws SQLException {
        try (Connection connection = as(arn).connect();
                Statement statement = connection.createStatement()) {
            return Contents.rows(statement, sql);
        }
    }

    /** That user is refused a statement, for lack of a right. */
    void assertRefused(String arn, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as(sql)
                .isThrownBy(() -> {
                    try (Connection connection = as(arn).connect();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        statement.execute(sql);
                    }
                })
                .returns("42501", SQLException::getSQLState);
    }

    String run(String requestType) {
        return run(requestType, this::setup);
    }

    /** Sends an event through the function; its result. */
    String run(String requestType, Supplier<WarehouseSetup> setup) {
        return new SchemaHandler(setup, this::pause).handleRequest(event(requestType, stack.responseUrl()), context());
    }

    /** The one answer that CloudFormation has got. */
    JsonNode answer() {
        if (stack.bodies().size() != 1) {
            throw new AssertionError(stack.bodies().size() + " answers");
        }
        try {
            return new JsonMapper().readTree(stack.bodies().get(0));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    String reason() {
        return answer().path("Reason").asText();
    }

    /** Time goes by while it pauses. */
    private void pause(Duration length) {
        pauses.add(length);
        millisLeft.addAndGet(-Math.max(1_000, length.toMillis()));
    }

    Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) ->
                        method.getName().equals("getRemainingTimeInMillis") ? millisLeft.intValue() : null);
    }

    /** An event as Lambda hands it over, read from its JSON. */
    static CloudFormationCustomResourceEvent event(String requestType, String responseUrl) {
        String json = """
                {
                    "RequestType": "%s",
                    "ServiceToken": "arn:aws:lambda:eu-west-2:123456789012:function:brewline-schema",
                    "ResponseURL": "%s",
                    "StackId": "arn:aws:cloudformation:eu-west-2:123456789012:stack/brewline/1a2b",
                    "RequestId": "request-1",
                    "LogicalResourceId": "Schema",
                    "ResourceType": "Custom::WarehouseSchema",
                    "ResourceProperties": {"ServiceToken": "arn:…", "Version": "1", "List": ["a"]}
                    %s
                }""".formatted(
                        requestType,
                        responseUrl,
                        requestType.equals("Create") ? "" : ", \"PhysicalResourceId\": \"brewline-given-id\"");
        return LambdaEventSerializers.serializerFor(
                        CloudFormationCustomResourceEvent.class, Deploying.class.getClassLoader())
                .fromJson(json);
    }

    @Override
    public void close() {
        stack.close();
    }
}
