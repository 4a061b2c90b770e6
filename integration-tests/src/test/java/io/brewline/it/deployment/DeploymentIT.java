package io.brewline.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.brewline.it.stack.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy.sh} deploys, looks and destroys, each twice. Emulators accept what they ignore, so each resource is read back
 * through its own service; what an emulator does not heed stands in a list, which must be true both ways.
 */
@TestMethodOrder(OrderAnnotation.class)
class DeploymentIT {
    private static final String STACK = "brew-it";

    @TempDir
    static Path folder;

    private static CustomResources customResources;
    private static Emulator emulator;
    private static EmulatedWarehouse warehouse;
    private static SchemaFunction schemaFunction;
    private static DeployedStack deployed;
    private static List<Leaf> leaves;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = Emulator.obstacle();
        obstacle.ifPresent(why -> System.out.println("DeploymentIT is skipped: " + why + "."));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        customResources = CustomResources.listen();
        emulator = Emulator.start(customResources.address());
        warehouse = EmulatedWarehouse.start(folder.resolve("warehouse"), emulator);
        schemaFunction = new SchemaFunction(emulator.environment(), warehouse.variables());
        customResources.handleBy(schemaFunction);
    }

    @AfterAll
    static void stop() throws Exception {
        List<AutoCloseable> started = new ArrayList<>();
        started.add(customResources);
        started.add(warehouse);
        started.add(emulator);
        for (AutoCloseable each : started) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static Command deploySh(String... arguments) {
        List<String> line = new ArrayList<>(List.of("./deploy.sh"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--stack", STACK, "--region", Emulator.REGION));
        return Command.run(emulator.environment(), line);
    }

    private static void assertSays(Command ran, String text) {
        assertThat(ran.exit()).as(ran::toString).isZero();
        assertThat(ran.output()).contains(text);
    }

    @Test
    @Order(1)
    void deploysFromNothing() throws Exception {
        Path parameters = Files.writeString(folder.resolve("parameters.txt"), """
                UseDataKey=true
                AlertEmail=on-call@example.org
                Grafana=true
                GrafanaUsers=anna,ben
                GrafanaCidr=198.51.100.0/24
                """);
        String[] deploy = {"deploy", "--no-build", "--parameters", parameters.toString()};
        assertSays(deploySh(deploy), "LandingBucket          " + STACK + "-landing-");
        assertSays(deploySh(deploy), "nothing: " + STACK + " is as it should be.");
    }

    @Test
    @Order(2)
    void saysWhatStands() {
        for (int time = 0; time < 2; time++) {
            assertSays(deploySh("status"), "stack: CREATE_COMPLETE");
            assertSays(deploySh("outputs"), "DashboardUrl           https://us-east-1.console.aws.amazon.com/");
        }
    }

    @Test
    @Order(3)
    void theStackMadeItsWarehouseOneThatWorks() throws Exception {
        // moto does not wait for the answer, as CloudFormation would.
        customResources.await();
        assertThat(customResources.events())
                .extracting(event -> event.path("RequestType").asText())
                .containsExactly("Create");
        assertThat(schemaFunction.last()).contains("SUCCESS");
        assertThat(warehouse.ask("SELECT COUNT(*) FROM sales.orders")).containsExactly("0");
        assertThat(warehouse.ask("SELECT usename FROM pg_user WHERE usename LIKE 'it!_%' ESCAPE '!' ORDER BY 1"))
                .contains("it_loader", "it_reporting");
    }

    @Test
    @Order(4)
    void everyTypeCanBeReadBack() {
        deployed = new DeployedStack(STACK, new AwsCli(emulator.environment()), customResources);
        assertThat(deployed.withoutReader()).isEmpty();
    }

    @Test
    @Order(5)
    void everyResourceIsWhatItsTemplateSays() {
        leaves = deployed.readBack();
        assertThat(Unheeded.byMoto().unexpected(leaves)).isEmpty();
        long heeded = leaves.stream().filter(Leaf::isHeeded).count();
        System.out.println("DeploymentIT: " + deployed.resources().size() + " resources, " + leaves.size()
                + " values, of which the emulator heeds " + heeded);
    }

    @Test
    @Order(6)
    void whatIsListedAsUnheededIsUnheeded() {
        assertThat(Unheeded.byMoto().untrue(leaves)).isEmpty();
    }

    @Test
    @Order(7)
    void seesAValueThatIsNotAsTheTemplateSays() {
        Resource queue = deployed.resources().stream()
                .filter(resource -> resource.logicalId().equals("LoadQueue"))
                .findFirst()
                .orElseThrow();
        JsonNode planted = ((ObjectNode) queue.properties().deepCopy()).set("VisibilityTimeout", TextNode.valueOf("7"));
        Resource changed = new Resource(
                queue.template(), queue.logicalId(), queue.physicalId(), queue.type(), queue.declaration(), planted);
        List<Leaf> read = Leaf.of(
                changed, MessagingReaders.ALL.get(queue.type()).read(changed, new AwsCli(emulator.environment())));
        assertThat(Unheeded.byMoto().unexpected(read))
                .singleElement()
                .hasToString("AWS::SQS::Queue.VisibilityTimeout of pipeline.yaml LoadQueue is \"2100\", not \"7\"");
        assertThat(new Unheeded(List.of("AWS::SQS::Queue.QueueName", "AWS::SQS::Queue")).untrue(leaves))
                .hasSize(2);
    }

    @Test
    @Order(8)
    void destroysAllOfIt() {
        assertSays(deploySh("destroy", "--yes"), "Deleting the stack " + STACK + "-artifacts");
        assertSays(deploySh("destroy", "--yes"), "There is no stack " + STACK + ": nothing was done.");
        AwsCli aws = new AwsCli(emulator.environment());
        assertThat(aws.ask("s3api", "list-buckets").path("Buckets").toString()).doesNotContain(STACK);
        assertThat(aws.ask("lambda", "list-functions").path("Functions").toString())
                .doesNotContain(STACK);
        assertThat(aws.ask("sqs", "list-queues").path("QueueUrls").toString()).doesNotContain(STACK);
    }
}
