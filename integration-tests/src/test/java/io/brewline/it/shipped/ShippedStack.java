package io.brewline.it.shipped;

import io.brewline.it.delivery.JsonFunction;
import io.brewline.it.delivery.QueueDelivery;
import io.brewline.it.endtoend.Warehouse;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.s3.S3EventNotifier;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What stands around the functions: S3, SQS and the warehouse of the local machine, and {@link OtherServices}; each with a
 * port of its own, which the functions learn from the SDK's variables (<a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">service-specific endpoints</a>).
 */
final class ShippedStack implements AutoCloseable {
    private static final String LANDING = "landing";
    private static final String STAGING = "staging";
    private static final String QUARANTINE = "quarantine";
    private static final String ACCOUNT_ARN = ":eu-west-2:000000000000:";
    private static final String KEY_ARN = "arn:aws:secretsmanager" + ACCOUNT_ARN + "secret:customer-key";
    private static final String ADMIN_ARN = "arn:aws:secretsmanager" + ACCOUNT_ARN + "secret:admin";
    private static final String LOADER_ARN = "arn:aws:secretsmanager" + ACCOUNT_ARN + "secret:loader";
    private static final String REPORTING_ARN = "arn:aws:secretsmanager" + ACCOUNT_ARN + "secret:reporting";

    /** As alerts name it. */
    static final String RUNBOOK = "https://example.com/operations.md";

    /** They stay when the test is over. */
    private static final Path LOGS = Path.of("target", "shipped-functions");

    private final Path folder;
    private final LocalS3 s3;
    private final LocalSqs sqs;
    private final LocalWarehouse warehouse;
    private final OtherServices others;
    private final S3EventNotifier landing;
    private final Map<Path, TaskRoot> rootsByJar = new HashMap<>();
    private int starts;

    private ShippedStack(Path folder) throws IOException, SQLException {
        this.folder = folder;
        s3 = LocalS3.start(folder.resolve("s3"), 0, List.of(LANDING, STAGING, QUARANTINE), Set.of(LANDING));
        sqs = LocalSqs.start(
                0,
                List.of("extract", "transform", "load"),
                new QueueSettings(Duration.ofMinutes(15), Duration.ZERO, 5));
        warehouse = LocalWarehouse.start(folder.resolve("warehouse"), LocalWarehouse.ANY_PORT, s3::client);
        // The schema is the schema function's to make.
        for (String schema : List.of("reporting", "etl", "sales")) {
            new Warehouse(warehouse).execute("DROP SCHEMA " + schema + " CASCADE");
        }
        others = OtherServices.start(Map.of(
                KEY_ARN,
                "0123456789abcdef0123456789abcdef",
                ADMIN_ARN,
                user("brewline", ""),
                LOADER_ARN,
                user("loader", "the loader's password"),
                REPORTING_ARN,
                user("reporting", "reporting's password")));
        landing = new S3EventNotifier(s3.client(), sqs.client(), sqs.queueUrl("extract"), Clock.systemUTC());
    }

    private static String user(String name, String password) {
        return "{\"username\": \"" + name + "\", \"password\": \"" + password + "\"}";
    }

    static ShippedStack start(Path folder) throws IOException, SQLException {
        return new ShippedStack(folder);
    }

    /** Puts a file into the landing bucket, with an event to the extract queue. */
    void land(Path file) {
        landing.upload(file, LANDING, file.getFileName().toString());
    }

    /** A new process of the function. */
    FunctionProcess start(ShippedFunction function) throws IOException {
        Path log = LOGS.resolve(function.title() + "-" + ++starts + ".log");
        Files.createDirectories(LOGS);
        return FunctionProcess.start(function, root(function.jar()), settings(), log);
    }

    private TaskRoot root(Path jar) throws IOException {
        if (!rootsByJar.containsKey(jar)) {
            rootsByJar.put(jar, TaskRoot.unpack(jar, folder.resolve("task-" + rootsByJar.size())));
        }
        return rootsByJar.get(jar);
    }

    /** The way of the queue that has the function's name to a process of it. */
    QueueDelivery delivery(ShippedFunction function, JsonFunction process) {
        return new QueueDelivery(sqs.client(), sqs.queueUrl(function.title()), process);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("AWS_REGION", LocalS3.REGION.id());
        settings.put("AWS_ACCESS_KEY_ID", "local");
        settings.put("AWS_SECRET_ACCESS_KEY", "local");
        settings.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        settings.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString());
        settings.put("AWS_ENDPOINT_URL_SNS", others.endpoint().toString());
        settings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", others.endpoint().toString());
        for (String bucket : List.of(LANDING, STAGING, QUARANTINE)) {
            settings.put(bucket.toUpperCase(Locale.ROOT) + "_BUCKET", bucket);
        }
        settings.put("TRANSFORM_QUEUE_URL", sqs.queueUrl("transform"));
        settings.put("LOAD_QUEUE_URL", sqs.queueUrl("load"));
        settings.put("ALERT_TOPIC_ARN", "arn:aws:sns" + ACCOUNT_ARN + "alerts");
        settings.put("METRICS_NAMESPACE", "Brewline/shipped");
        settings.put("RUNBOOK_URL", RUNBOOK);
        settings.put("CUSTOMER_KEY_SECRET_ARN", KEY_ARN);
        settings.put("WAREHOUSE_URL", warehouse.url());
        settings.put("WAREHOUSE_SECRET_ARN", LOADER_ARN);
        settings.put("ADMIN_SECRET_ARN", ADMIN_ARN);
        settings.put("LOADER_SECRET_ARN", LOADER_ARN);
        settings.put("REPORTING_SECRET_ARN", REPORTING_ARN);
        settings.put("COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy");
        return settings;
    }

    /** As its administrator sees it. */
    Warehouse warehouse() {
        return new Warehouse(warehouse);
    }

    /** The event of a custom resource of that kind: Create, Update or Delete. */
    String schemaEvent(String kind) {
        return """
                {"RequestType": "%s", "ResponseURL": "%s/answer", "RequestId": "%s", "LogicalResourceId": "Schema",
                 "StackId": "arn:aws:cloudformation:eu-west-2:000000000000:stack/brewline/1",
                 "ResourceType": "Custom::WarehouseSchema", "ResourceProperties": {"ServiceToken": "arn"}}
                """.formatted(kind, others.endpoint(), UUID.randomUUID());
    }

    /** What CloudFormation was answered. */
    List<String> stackAnswers() {
        return others.stackAnswers();
    }

    /** The parameters of each alert. */
    List<Map<String, String>> alerts() {
        return others.published();
    }

    @Override
    public void close() {
        others.close();
        sqs.close();
        s3.close();
        warehouse.close();
    }
}
