package io.brewline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}: JSON from a process of its own, and a second run as text. */
@Timeout(180)
class RunCommandTest {
    private static CommandRun first;
    private static JsonNode json;
    private static CommandRun again;

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("home");
        Path good = BranchFile.write(folder.resolve("files/good.csv"), BranchFile.TEA, BranchFile.COOKIES);
        Path partly = BranchFile.write(
                folder.resolve("files/partly.csv"),
                BranchFile.TEA.replace("Leeds", "York"),
                BranchFile.COOKIES.replace("Leeds", "York"),
                BranchFile.WITHOUT_BRANCH);
        Path empty = BranchFile.write(folder.resolve("files/zero.csv"));
        Files.write(empty, new byte[0]);
        first = CommandRun.inItsOwnProcess(
                home, "run", "--json", folder.resolve("files").toString());
        json = new JsonMapper().readTree(first.out());
        again = CommandRun.inProcess(home, "run", good.toString(), good.toString());
        assertThat(partly).exists();
    }

    @Test
    void standardOutputIsOneJsonObjectAndNothingElse() throws IOException {
        assertThat(first.out())
                .startsWith("{")
                .endsWith("}" + System.lineSeparator())
                .hasLineCount(1);
        assertThat(new JsonMapper().readTree(first.out()).isObject()).isTrue();
        assertThat(first.err()).isEmpty();
    }

    @Test
    void itsFieldsAreThese() {
        assertThat(names(json)).containsExactly("files", "totals", "warehouse", "alerts", "seconds");
        assertThat(names(json.get("files").get(0)))
                .containsExactly(
                        "name",
                        "status",
                        "rows",
                        "orders",
                        "lines",
                        "rejected",
                        "duplicate_rows",
                        "already_loaded",
                        "reasons");
        assertThat(names(json.get("totals")))
                .containsExactly(
                        "files",
                        "loaded",
                        "partly_loaded",
                        "unchanged",
                        "refused",
                        "failed",
                        "rows",
                        "orders",
                        "lines",
                        "rejected",
                        "duplicate_rows",
                        "already_loaded");
        assertThat(names(json.get("warehouse")))
                .containsExactly("orders", "lines", "units", "revenue", "branches", "products");
        assertThat(names(json.get("alerts").get(0))).containsExactly("subject", "file", "reason");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void itSaysWhatBecameOfEachFile() {
        assertThat(json.get("files"))
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"name\":\"good.csv\",\"status\":\"loaded\",\"rows\":2,\"orders\":2,\"lines\":2,\"rejected\":0,"
                                + "\"duplicate_rows\":0,\"already_loaded\":0,\"reasons\":{}}",
                        "{\"name\":\"partly.csv\",\"status\":\"partly_loaded\",\"rows\":3,\"orders\":2,\"lines\":2,"
                                + "\"rejected\":1,\"duplicate_rows\":0,\"already_loaded\":0,"
                                + "\"reasons\":{\"branch_unknown\":1}}",
                        "{\"name\":\"zero.csv\",\"status\":\"refused\",\"rows\":0,\"orders\":0,\"lines\":0,\"rejected\":0,"
                                + "\"duplicate_rows\":0,\"already_loaded\":0,\"reasons\":{\"empty\":1}}");
    }

    @Test
    void itSaysWhatIsInTheWarehouseAndWhatWasAlerted() {
        assertThat(json.get("warehouse").toString())
                .isEqualTo("{\"orders\":4,\"lines\":4,\"units\":6,\"revenue\":\"8.00\",\"branches\":2,\"products\":2}");
        assertThat(json.get("alerts"))
                .map(alert -> alert.get("reason").asText())
                .containsExactlyInAnyOrder("empty", "rejects_beyond_limit");
        assertThat(json.get("seconds").isDouble()).isTrue();
    }

    @Test
    void somethingRefusedIsExitCodeOne() {
        assertThat(first.exitCode()).isEqualTo(1);
    }

    @Test
    void aSecondRunIsUnchangedAndClean() {
        assertThat(again.out())
                .containsPattern("good\\.csv +unchanged +2 +0 +0 +0 +0 +2")
                .contains("1 file ", "In the warehouse now: 4 orders, 4 lines, 6 units, £8.00, 2 branches, 2 products.")
                .doesNotContain("alert");
        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }
}
