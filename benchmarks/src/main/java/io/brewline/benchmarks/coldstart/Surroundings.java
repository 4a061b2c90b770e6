package io.brewline.benchmarks.coldstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.aws.Sha256;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.local.s3.LocalS3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands around the functions, in this process: AWS on loopback, and a warehouse with the schema. */
final class Surroundings implements AutoCloseable {
    private static final String LANDING = "landing";
    private static final String KEY = "bristol.csv";
    private static final String ARN = "arn:aws:secretsmanager:eu-west-2:000000000000:secret:";
    private static final List<String> TABLES = List.of(
            "sales.orders",
            "sales.products",
            "sales.branches",
            "etl.order_claims",
            "etl.file_days",
            "etl.rejected_rows",
            "etl.file_versions");

    private final JsonMapper json = new JsonMapper();
    private final LoopbackAws aws;
    private final LocalWarehouse warehouse;
    private final byte[] file;

    Surroundings(Path folder) throws IOException, SQLException {
        file = Files.readAllBytes(BranchFileGenerator.generate(
                        GeneratorOptions.defaults().withBranches(1).withDays(1),
                        folder.resolve("branches"),
                        ProgressListener.NONE)
                .files()
                .get(0)
                .path());
        aws = new LoopbackAws(Map.of(
                ARN + "customer-key",
                "0123456789abcdef0123456789abcdef",
                ARN + "loader",
                "{\"username\": \"brewline\", \"password\": \"local\"}"));
        aws.put("/" + LANDING + "/" + KEY, file);
        warehouse = LocalWarehouse.start(
                folder.resolve("warehouse"), LocalWarehouse.ANY_PORT, () -> LocalS3.client(aws.endpoint()));
    }

    /** The functions' environment variables. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("AWS_REGION", LocalS3.REGION.id());
        settings.put("AWS_ACCESS_KEY_ID", "local");
        settings.put("AWS_SECRET_ACCESS_KEY", "local");
        settings.put("AWS_SESSION_TOKEN", "local");
        settings.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        for (String bucket : List.of(LANDING, "staging", "quarantine")) {
            settings.put(bucket.toUpperCase(Locale.ROOT) + "_BUCKET", bucket);
        }
        settings.put("TRANSFORM_QUEUE_URL", aws.endpoint() + "/000000000000/transform");
        settings.put("LOAD_QUEUE_URL", aws.endpoint() + "/000000000000/load");
        settings.put("ALERT_TOPIC_ARN", "arn:aws:sns:eu-west-2:000000000000:alerts");
        settings.put("METRICS_NAMESPACE", "Brewline/coldstart");
        settings.put("RUNBOOK_URL", "https://example.com/operations.md");
        settings.put("CUSTOMER_KEY_SECRET_ARN", ARN + "customer-key");
        settings.put("WAREHOUSE_URL", warehouse.url());
        settings.put("WAREHOUSE_SECRET_ARN", ARN + "loader");
        settings.put("COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy");
        return settings;
    }

    /** The event that S3 and SQS make of the landed file. */
    String landed() {
        ObjectNode event = json.createObjectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", "eu-west-2");
        entry.put("eventTime", "2026-11-20T08:00:00.000Z").put("eventName", "ObjectCreated:Put");
        ObjectNode s3 = entry.putObject("s3");
        s3.put("s3SchemaVersion", "1.0").put("configurationId", "landing");
        s3.putObject("bucket").put("name", LANDING).put("arn", "arn:aws:s3:::" + LANDING);
        s3.putObject("object")
                .put("key", KEY)
                .put("size", file.length)
                .put("eTag", Sha256.hex("/" + LANDING + "/" + KEY))
                .put("versionId", "v1")
                .put("sequencer", "0062E99A88DC407460");
        return queued(event.toString());
    }

    /** How many orders the landed file has. */
    int orders() {
        return (int) new String(file, StandardCharsets.UTF_8).lines().count();
    }

    /** The event of the last message that a function sent. */
    String sent() {
        return queued(aws.lastMessage());
    }

    private String queued(String body) {
        ObjectNode event = json.createObjectNode();
        ObjectNode entry = event.putArray("Records").addObject();
        entry.put("messageId", "00000000-0000-0000-0000-000000000002").put("receiptHandle", "receipt");
        entry.put("body", body).put("md5OfBody", "00000000000000000000000000000000");
        entry.putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", "1795161600000")
                .put("SenderId", "sender")
                .put("ApproximateFirstReceiveTimestamp", "1795161600001");
        entry.putObject("messageAttributes");
        entry.put("eventSource", "aws:sqs").put("awsRegion", "eu-west-2");
        entry.put("eventSourceARN", "arn:aws:sqs:eu-west-2:000000000000:queue");
        return event.toString();
    }

    /** Empties the warehouse, so that the next load loads. */
    void forgetLoads() throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }

    @Override
    public void close() {
        warehouse.close();
        aws.close();
    }
}
