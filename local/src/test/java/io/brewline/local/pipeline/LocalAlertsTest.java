package io.brewline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.Alert;
import io.brewline.aws.Runbook;
import io.brewline.aws.SnsAlerts;
import io.brewline.local.pipeline.LocalAlerts.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAlertsTest {
    @TempDir
    Path folder;

    @Test
    void anAlertIsKeptToldAndWritten() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        LocalAlerts topic = new LocalAlerts(file);
        List<Published> heard = new ArrayList<>();
        topic.onAlert(heard::add);

        new SnsAlerts(topic, "topic", "runbook").send(alert("Export it\nagain."));

        assertThat(topic.published()).isEqualTo(heard).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("Refused");
            assertThat(alert.file()).isEqualTo("s3://landing/leeds.csv");
            assertThat(alert.reason()).isEqualTo("empty");
            assertThat(alert.text()).startsWith("Export it\nagain.");
        });
        JsonNode line = new JsonMapper().readTree(Files.readString(file));
        assertThat(line.get("subject").asText()).isEqualTo("Refused");
        assertThat(Files.readString(file)).endsWith("}\n").hasLineCount(1);
    }

    @Test
    void theFileKeepsTheAlertsOfEarlierProcesses() throws IOException {
        Path file = folder.resolve("alerts.jsonl");

        new SnsAlerts(new LocalAlerts(file), "topic", "runbook").send(alert("one"));
        new SnsAlerts(new LocalAlerts(file), "topic", "runbook").send(alert("two"));

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    private static Alert alert(String text) {
        return new Alert("Refused", "s3://landing/leeds.csv", "empty", text, "Upload again.", Runbook.REFUSED_FILE);
    }
}
