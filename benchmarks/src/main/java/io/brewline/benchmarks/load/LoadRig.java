package io.brewline.benchmarks.load;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.load.LoadConfig;
import io.brewline.load.LoadHandler;
import io.brewline.load.WarehouseSchema;
import io.brewline.local.sqs.Invocation;
import io.brewline.redshift.RedshiftLocal;
import io.brewline.testing.InMemoryS3;
import io.brewline.testing.RecordingSns;
import io.brewline.testing.RecordingSqs;
import io.brewline.testing.SqsEvents;
import io.brewline.testing.StoredSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A warehouse with its loader. Runs from {@link #start} to {@link #close}. Not thread-safe. */
final class LoadRig implements AutoCloseable {
    private static final Duration TIME = Duration.ofMinutes(15);

    private final RedshiftLocal warehouse;
    private final AwsClients aws;
    private final LoadConfig config;
    private final LoadHandler loader;
    private final Collection<LoadHandler> others = new ConcurrentLinkedQueue<>();

    private LoadRig(RedshiftLocal warehouse, InMemoryS3 s3) {
        this.warehouse = warehouse;
        aws = new AwsClients(s3, new RecordingSqs(), new RecordingSns(), new StoredSecrets(Map.of()));
        config = LoadConfig.from(new Settings(Map.of(
                "STAGING_BUCKET", "staging",
                "ALERT_TOPIC_ARN", "topic",
                "WAREHOUSE_URL", warehouse.jdbcUrl(),
                "COPY_ROLE_ARN", "arn:aws:iam::000000000000:role/copy",
                "AWS_REGION", "eu-west-2")));
        loader = new LoadHandler(config, aws);
    }

    /** A warehouse with the schema and nothing in it. */
    static LoadRig start(Path folder, InMemoryS3 s3) throws IOException, SQLException {
        RedshiftLocal warehouse =
                RedshiftLocal.builder().dataDirectory(folder).s3(s3).start();
        try (Connection connection = DriverManager.getConnection(warehouse.jdbcUrl())) {
            WarehouseSchema.apply(connection);
        }
        return new LoadRig(warehouse, s3);
    }

    /** Loads what the messages tell of, in one batch. */
    void load(List<String> messages) {
        List<String> failed = SqsEvents.failures(
                loader.handleRequest(SqsEvents.of(messages.toArray(String[]::new)), new Invocation("load", TIME)));
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.size() + " messages were not loaded; see the log");
        }
    }

    /** Another loader of the same warehouse, which is closed with it. May be called by several threads. */
    RequestHandler<SQSEvent, SQSBatchResponse> another() {
        LoadHandler another = new LoadHandler(config, aws);
        others.add(another);
        return another;
    }

    /** One number out of the warehouse. */
    long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Past Redshift's dialect. */
    Connection postgres() throws SQLException {
        return DriverManager.getConnection(warehouse.postgresJdbcUrl());
    }

    @Override
    public void close() throws IOException {
        loader.close();
        others.forEach(LoadHandler::close);
        warehouse.close();
    }
}
