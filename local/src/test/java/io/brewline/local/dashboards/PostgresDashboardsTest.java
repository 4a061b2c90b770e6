package io.brewline.local.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDashboardsTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Path FILES = Path.of("..", "grafana", "dashboards");

    @TempDir
    private Path folder;

    @Test
    void convertsQueriesVariablesAndDataSourcesAndNothingElse() throws IOException {
        ObjectNode dashboard = (ObjectNode) JSON.readTree("""
                {
                  "uid": "a",
                  "templating": { "list": [
                    { "name": "datasource", "type": "datasource", "query": "grafana-redshift-datasource" },
                    { "name": "branch", "query": { "refId": "A", "format": 1, "rawSQL": "SELECT 1" }, "multi": true }
                  ] },
                  "panels": [ { "id": 1, "datasource": { "type": "grafana-redshift-datasource", "uid": "${datasource}" },
                    "targets": [
                      { "refId": "A", "format": 0, "rawSQL": "SELECT $__timeFilter(d)" },
                      { "refId": "B", "format": 1, "rawSQL": "SELECT 2" } ] } ]
                }
                """);

        PostgresDashboard.convert(dashboard);

        assertThat(dashboard).isEqualTo(JSON.readTree("""
                {
                  "uid": "a",
                  "templating": { "list": [
                    { "name": "datasource", "type": "datasource", "query": "grafana-postgresql-datasource" },
                    { "name": "branch", "query": "SELECT 1", "multi": true }
                  ] },
                  "panels": [ { "id": 1, "datasource": { "type": "grafana-postgresql-datasource", "uid": "${datasource}" },
                    "targets": [
                      { "refId": "A", "format": "time_series", "editorMode": "code", "rawQuery": true,
                        "rawSql": "SELECT $__timeFilter(d)" },
                      { "refId": "B", "format": "table", "editorMode": "code", "rawQuery": true,
                        "rawSql": "SELECT 2" } ] } ]
                }
                """));
    }

    @Test
    void writesEveryDashboardOfTheWarehouse() throws IOException {
        List<Path> written = PostgresDashboards.write(folder.resolve("new"));

        assertThat(written)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .contains("grafana-postgresql-datasource", "\"rawSql\"")
                        .doesNotContain("redshift", "rawSQL"));
        assertThat(names(written.stream())).containsExactlyInAnyOrderElementsOf(dashboardsOfTheWarehouse());
    }

    @Test
    void replacesWhatItWroteBefore() throws IOException {
        PostgresDashboards.write(folder);
        Path one = folder.resolve("branch.json");
        String before = Files.readString(one);
        Files.writeString(one, "{}");
        PostgresDashboards.write(folder);
        assertThat(Files.readString(one)).isEqualTo(before);
    }

    private static List<String> dashboardsOfTheWarehouse() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return names(files.filter(file -> read(file).contains("rawSQL")));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString()).toList();
    }
}
