package io.brewline.it.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.AwsClients;
import io.brewline.aws.Settings;
import io.brewline.it.delivery.QueueDelivery;
import io.brewline.it.endtoend.Leaks;
import io.brewline.it.endtoend.Warehouse;
import io.brewline.it.endtoend.WordSearch;
import io.brewline.local.pipeline.LocalWarehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** An emulator with the stack in it and the local warehouse beside it, as a test looks at them. For one thread. */
final class EmulatedAws implements AutoCloseable {
    private static final int WAIT_SECONDS = 2;
    private static final int PRECONDITION_FAILED = 412;

    private final Emulator emulator;
    private final AwsClients clients;
    private final EmulatorResources resources;
    private final LocalWarehouse warehouse;
    private final EmulatorStack stack;
    private final JsonMapper json = new JsonMapper();
    private final List<Received> alerts = new ArrayList<>();

    private EmulatedAws(
            Emulator emulator,
            AwsClients clients,
            EmulatorResources resources,
            LocalWarehouse warehouse,
            EmulatorStack stack) {
        this.emulator = emulator;
        this.clients = clients;
        this.resources = resources;
        this.warehouse = warehouse;
        this.stack = stack;
    }

    /**
     * An alert as its subscriber gets it.
     *
     * @param file from the message's attributes
     */
    record Received(String subject, String file, String text) {}

    /** Makes everything; what was made is removed again where something fails. */
    static EmulatedAws start(Emulator emulator, Path folder) throws IOException {
        Map<String, String> settings = emulator.settings();
        AwsClients clients = clients(settings);
        EmulatorResources resources = new EmulatorResources(clients, settings.get("AWS_REGION"));
        LocalWarehouse warehouse =
                LocalWarehouse.start(folder.resolve("warehouse"), LocalWarehouse.ANY_PORT, clients::s3);
        try {
            EmulatorStack stack = EmulatorStack.make(resources, clients, settings, warehouse);
            return new EmulatedAws(emulator, clients, resources, warehouse, stack);
        } catch (IOException | RuntimeException e) {
            warehouse.close();
            resources.close();
            emulator.close();
            throw e;
        }
    }

    /** Those of the functions know the functions' calls only; here queues and topics are made, too. */
    private static AwsClients clients(Map<String, String> settings) {
        URI endpoint = URI.create(settings.get(AwsClients.ENDPOINT));
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new AwsClients(
                AwsClients.fromEnvironment(new Settings(settings)).s3(),
                SqsClient.builder().endpointOverride(endpoint).httpClient(http).build(),
                SnsClient.builder().endpointOverride(endpoint).httpClient(http).build(),
                SecretsManagerClient.builder()
                        .endpointOverride(endpoint)
                        .httpClient(http)
                        .build());
    }

    EmulatorStack stack() {
        return stack;
    }

    Warehouse warehouse() {
        return new Warehouse(warehouse);
    }

    /** Whether a put with {@code If-None-Match: *} fails where the object is there. */
    boolean honoursIfNoneMatch() {
        try {
            for (int i = 0; i < 2; i++) {
                clients.s3()
                        .putObject(
                                request -> request.bucket(stack.stagingBucket())
                                        .key("probe")
                                        .ifNoneMatch("*"),
                                RequestBody.fromString("probe"));
            }
            return false;
        } catch (S3Exception e) {
            return e.statusCode() == PRECONDITION_FAILED;
        }
    }

    /** Sends a message to the extract queue. */
    void sendToExtract(String body) {
        clients.sqs()
                .sendMessage(request -> request.queueUrl(stack.extractQueue()).messageBody(body));
    }

    /** What lies in one of the queues; nothing of it is left there. */
    List<String> receiveAll(String queueUrl) {
        List<String> bodies = new ArrayList<>();
        for (List<Message> some = receive(queueUrl); !some.isEmpty(); some = receive(queueUrl)) {
            for (Message message : some) {
                bodies.add(message.body());
                clients.sqs().deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        }
        return bodies;
    }

    private List<Message> receive(String queueUrl) {
        return clients.sqs()
                .receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(WAIT_SECONDS))
                .messages();
    }

    /** Every alert so far, in the order in which they came. */
    List<Received> alerts() throws IOException {
        for (String envelope : receiveAll(stack.alertQueue())) {
            JsonNode alert = json.readTree(envelope);
            alerts.add(new Received(
                    alert.path("Subject").asText(),
                    alert.at("/MessageAttributes/file/Value").asText(),
                    alert.path("Message").asText()));
        }
        return List.copyOf(alerts);
    }

    /** Every notice in quarantine. */
    List<JsonNode> notices() throws IOException {
        List<JsonNode> notices = new ArrayList<>();
        String bucket = stack.quarantineBucket();
        for (S3Object object :
                clients.s3().listObjectsV2(request -> request.bucket(bucket)).contents()) {
            notices.add(json.readTree(clients.s3()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(object.key()))
                    .asByteArray()));
        }
        return notices;
    }

    /** Where any of the words is that may be in the landing bucket only. */
    List<String> leaks(WordSearch search) throws IOException, SQLException {
        List<String> leaks = new ArrayList<>(
                Leaks.inBuckets(clients.s3(), List.of(stack.stagingBucket(), stack.quarantineBucket()), search));
        leaks.addAll(Leaks.inTables(warehouse(), search));
        for (QueueDelivery queue : List.of(stack.extract(), stack.transform(), stack.load())) {
            leaks.addAll(Leaks.inTexts("message", queue.delivered(), search));
        }
        leaks.addAll(
                Leaks.inTexts("alert", alerts().stream().map(Received::toString).toList(), search));
        return leaks;
    }

    @Override
    public void close() {
        stack.close();
        warehouse.close();
        resources.close();
        emulator.close();
    }
}
