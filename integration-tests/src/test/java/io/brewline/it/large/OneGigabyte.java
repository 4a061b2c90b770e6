package io.brewline.it.large;

import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import io.brewline.local.pipeline.LocalWarehouse;
import io.brewline.local.s3.LocalS3;
import io.brewline.local.s3.S3EventNotifier;
import io.brewline.local.sqs.LocalSqs;
import io.brewline.local.sqs.QueueSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Generates a file of a given size and takes it through the three handlers, each made by its public constructor out of its
 * shaded jar, in a JVM of its own with a gigabyte of heap; then compares the warehouse with what the generator wrote.
 */
final class OneGigabyte {
    private static final String HEAP = "-Xmx1g";
    private static final String LANDING = "landing";
    private static final List<String> QUEUES = List.of("extract", "transform", "load");

    private final Path repository;
    private final LocalS3 s3;
    private final LocalSqs sqs;
    private final LocalWarehouse warehouse;

    private OneGigabyte(Path repository, LocalS3 s3, LocalSqs sqs, LocalWarehouse warehouse) {
        this.repository = repository;
        this.s3 = s3;
        this.sqs = sqs;
        this.warehouse = warehouse;
    }

    /**
     * Runs it and ends the process: 0 where the warehouse holds what was written, else 1.
     *
     * @param arguments the repository, a folder to work in, the file's size in millions of bytes
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        long bytes = Long.parseLong(arguments[2]) * 1_000_000;
        Path file = work.resolve("large.csv");
        ExpectedLoad truth = BranchFileGenerator.writeLarge(
                GeneratorOptions.defaults().withLayout(BranchLayout.SUPERCAFE), file, bytes, ProgressListener.NONE);
        System.out.printf(
                "generated %,d bytes: %,d orders, %,d lines%n", Files.size(file), truth.orders(), truth.orderLines());
        boolean right;
        try (LocalS3 s3 = LocalS3.start(
                        work.resolve("s3"), 0, List.of(LANDING, "staging", "quarantine"), Set.of(LANDING));
                LocalSqs sqs = LocalSqs.start(0, QUEUES, new QueueSettings(Duration.ofHours(1), Duration.ZERO, 5));
                LocalWarehouse warehouse =
                        LocalWarehouse.start(work.resolve("warehouse"), LocalWarehouse.ANY_PORT, s3::client)) {
            right = new OneGigabyte(Path.of(arguments[0]), s3, sqs, warehouse).run(file, truth);
        }
        System.out.println(right ? "complete: the warehouse holds what was written" : "NOT complete");
        System.exit(right ? 0 : 1);
    }

    private boolean run(Path file, ExpectedLoad truth) throws IOException, InterruptedException, SQLException {
        new S3EventNotifier(s3.client(), sqs.client(), sqs.queueUrl("extract"), Clock.systemUTC())
                .upload(file, LANDING, "large.csv");
        Files.delete(file);
        return stage("extract", "io.brewline.extract.ExtractHandler")
                && stage("transform", "io.brewline.transform.TransformHandler")
                && stage("load", "io.brewline.load.LoadHandler")
                && isComplete(truth);
    }

    /** Gives the queue's one message to the handler in a process of its own. */
    private boolean stage(String stage, String handler) throws IOException, InterruptedException {
        List<Message> messages = sqs.client()
                .receiveMessage(request -> request.queueUrl(sqs.queueUrl(stage)).waitTimeSeconds(5))
                .messages();
        if (messages.size() != 1) {
            System.out.println(stage + ": expected one message, found " + messages.size());
            return false;
        }
        Path jar = repository.resolve(stage + "-lambda/target/" + stage + "-lambda-0.1.0-lambda.jar");
        Path classes = repository.resolve("integration-tests/target/test-classes");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        jar + ":" + classes,
                        StageProcess.class.getName(),
                        handler)
                .redirectErrorStream(true);
        command.environment().putAll(environment());
        Process process = command.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((messages.get(0).body() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean done = process.waitFor() == 0 && output.contains("done=true");
        System.out.println(stage + ": " + output.strip().replace("\n", "\n    "));
        return done;
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_REGION", LocalS3.REGION.id()),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString()),
                Map.entry("LANDING_BUCKET", LANDING),
                Map.entry("STAGING_BUCKET", "staging"),
                Map.entry("QUARANTINE_BUCKET", "quarantine"),
                Map.entry("TRANSFORM_QUEUE_URL", sqs.queueUrl("transform")),
                Map.entry("LOAD_QUEUE_URL", sqs.queueUrl("load")),
                Map.entry("ALERT_TOPIC_ARN", "arn:aws:sns:eu-west-2:000000000000:alerts"),
                Map.entry("COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy"),
                Map.entry("MAX_UNPACKED_BYTES", Long.toString(1L << 31)),
                Map.entry("WAREHOUSE_URL", warehouse.url()));
    }

    private boolean isComplete(ExpectedLoad truth) throws SQLException {
        String sql = "SELECT COUNT(DISTINCT order_id), COUNT(*), SUM(quantity), SUM(total_price) FROM sales.orders";
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            System.out.printf(
                    "warehouse: %,d orders, %,d lines, %,d units, %s%n",
                    found.getLong(1), found.getLong(2), found.getLong(3), found.getBigDecimal(4));
            return found.getLong(1) == truth.orders()
                    && found.getLong(2) == truth.orderLines()
                    && found.getLong(3) == truth.units()
                    && found.getBigDecimal(4).movePointRight(2).longValueExact() == truth.revenuePence();
        }
    }
}
