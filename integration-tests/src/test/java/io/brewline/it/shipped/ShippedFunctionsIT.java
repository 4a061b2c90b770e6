package io.brewline.it.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.ZstdOutputStream;
import io.brewline.it.endtoend.Warehouse;
import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.GeneratedSummary;
import io.brewline.local.generate.GeneratorOptions;
import io.brewline.local.generate.ProgressListener;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A plain, a gzipped and a Zstandard file go through the functions as Lambda would run them, each file through processes of
 * its own, and so does one that is refused, into a warehouse that the schema function made. Nothing is missing from a jar and nothing was shaded away.
 */
@Timeout(600)
class ShippedFunctionsIT {
    private static final String REFUSED = "stock.csv";

    private static ShippedStack stack;
    private static GeneratedSummary chain;
    private static Warehouse warehouse;
    private static final StartTimes TIMES = new StartTimes();
    private static final List<String> LOGS = new ArrayList<>();

    @BeforeAll
    static void sendFilesThrough(@TempDir Path folder) throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "Skipped: the Lambda runtime client's native library is made for Linux only.");
        chain = BranchFileGenerator.generate(
                GeneratorOptions.defaults().withBranches(3).withDays(1),
                folder.resolve("branches"),
                ProgressListener.NONE);
        stack = ShippedStack.start(folder);
        warehouse = stack.warehouse();
        List<GeneratedFile> files = chain.files();
        applySchema("Create");
        sendThrough(files.get(0).path());
        applySchema("Update");
        sendThrough(packed(files.get(1).path(), ".gz", GZIPOutputStream::new));
        applySchema("Delete");
        sendThrough(packed(files.get(2).path(), ".zst", ZstdOutputStream::new));
        sendRefused(Files.writeString(folder.resolve(REFUSED), "SKU,In Stock\nBL-1000,12\n"));
        System.out.println(TIMES.table());
    }

    private static void applySchema(String kind) throws Exception {
        try (FunctionProcess process = stack.start(ShippedFunction.SCHEMA)) {
            assertThat(process.invoke(stack.schemaEvent(kind)))
                    .as(() -> kind + "; its output:\n" + output(process))
                    .isEqualTo("\"SUCCESS\"");
            remember(ShippedFunction.SCHEMA, process);
        }
    }

    private static void remember(ShippedFunction function, FunctionProcess process) throws Exception {
        TIMES.add(function, process);
        LOGS.add(process.log());
    }

    private interface Packing {
        OutputStream into(OutputStream out) throws IOException;
    }

    private static Path packed(Path file, String suffix, Packing packing) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + suffix);
        try (OutputStream out = packing.into(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }

    private static void sendThrough(Path file) throws Exception {
        stack.land(file);
        for (ShippedFunction function :
                List.of(ShippedFunction.EXTRACT, ShippedFunction.TRANSFORM, ShippedFunction.LOAD)) {
            pass(function);
        }
    }

    private static void sendRefused(Path file) throws Exception {
        stack.land(file);
        pass(ShippedFunction.EXTRACT);
        pass(ShippedFunction.LOAD);
    }

    /** One batch of the function's queue through a new process of it. */
    private static void pass(ShippedFunction function) throws Exception {
        try (FunctionProcess process = stack.start(function)) {
            assertThat(stack.delivery(function, process).next().failed())
                    .as(() -> function.title() + " answers that it could not do its work; its output:\n"
                            + output(process))
                    .isEmpty();
            remember(function, process);
        }
    }

    private static String output(FunctionProcess process) {
        try {
            return process.log();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void theWarehouseHoldsWhatTheGeneratorWrote() throws Exception {
        ExpectedLoad truth = chain.totals();

        assertThat(warehouse.rows("SELECT COUNT(DISTINCT order_id), COUNT(*), SUM(quantity), SUM(total_price)"
                        + " FROM sales.orders"))
                .containsExactly(truth.orders() + " | " + truth.orderLines() + " | " + truth.units() + " | "
                        + BigDecimal.valueOf(truth.revenuePence(), 2));
    }

    @Test
    void everyFileOfWhateverPackingIsInTheLedger() throws Exception {
        List<GeneratedFile> files = chain.files();

        assertThat(warehouse.rows("SELECT object_key, status, orders_inserted FROM etl.file_versions"
                        + " WHERE object_key <> '" + REFUSED + "'"))
                .containsExactlyInAnyOrder(
                        ledger(files.get(0), ""), ledger(files.get(1), ".gz"), ledger(files.get(2), ".zst"));
    }

    private static String ledger(GeneratedFile file, String suffix) {
        return file.path().getFileName() + suffix + " | accepted | "
                + file.truth().orders();
    }

    @Test
    void customersAreTokensUnderTheSecretKey() throws Exception {
        assertThat(warehouse.rows(
                        "SELECT COUNT(*) FROM sales.orders WHERE payment_method = 'CARD'" + " AND customer_id IS NULL"))
                .containsExactly("0");
        assertThat(warehouse.rows("SELECT DISTINCT customer_id FROM sales.orders WHERE customer_id IS NOT NULL"))
                .hasSizeGreaterThan(10)
                .allMatch(token -> token.matches("[0-9a-f]{32}"));
    }

    @Test
    void aRefusedFileIsRecordedAndAlertedOnce() throws Exception {
        assertThat(warehouse.rows("SELECT status, refused_by, reason FROM etl.file_versions WHERE object_key = '"
                        + REFUSED + "'"))
                .containsExactly("refused | extract | unknown_layout");
        assertThat(stack.alerts())
                .singleElement()
                .extracting(alert -> alert.get("Subject"), alert -> alert.get("TopicArn"))
                .containsExactly(
                        "Brewline refused " + REFUSED + ": unknown_layout",
                        "arn:aws:sns:eu-west-2:000000000000:alerts");
        assertThat(stack.alerts().get(0).get("Message")).contains(ShippedStack.RUNBOOK + "#refused-file");
    }

    @Test
    void theSchemaFunctionAnswersCloudFormationEachTime() {
        assertThat(stack.stackAnswers()).hasSize(3).allMatch(answer -> answer.contains("\"Status\":\"SUCCESS\""));
    }

    @Test
    void theLoaderLoadsAsTheUserWhomTheSchemaFunctionMade() throws Exception {
        assertThat(warehouse.rows("SELECT usename, usesuper FROM pg_user WHERE usename IN ('loader', 'reporting')"))
                .containsExactlyInAnyOrder("loader | f", "reporting | f");
    }

    @Test
    void noProcessMissedAClassOrALibraryAndLoggingIsBound() {
        assertThat(LOGS)
                .hasSize(14)
                .allSatisfy(log -> assertThat(log)
                        .doesNotContain(
                                "SLF4J", "ClassNotFound", "NoClassDefFound", "NoSuchMethod", "UnsatisfiedLink"));
    }

    @ParameterizedTest
    @EnumSource
    void aJarStaysSmall(ShippedFunction function) throws Exception {
        // Lambda fetches and unpacks it before each start: what a library brings along is looked at before it is
        // shipped.
        assertThat(Files.size(function.jar())).isLessThan(15_000_000);
    }

    @Test
    void everyLineOfTheLogIsJsonAndMetricsAreAmongThem() throws Exception {
        JsonMapper json = new JsonMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String log : LOGS) {
            for (String line : log.lines().toList()) {
                lines.add(json.readTree(line));
            }
        }

        assertThat(lines).allMatch(JsonNode::isObject);
        assertThat(lines)
                .filteredOn(line -> line.has("_aws"))
                .extracting(line -> line.path("Stage").asText())
                .contains("extract", "transform", "load");
    }
}
