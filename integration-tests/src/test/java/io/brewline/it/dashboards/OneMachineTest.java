package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.dashboards.PostgresDashboards;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards of one machine ask the same, and their data source, which speaks PostgreSQL's protocol, is answered the same. */
@ExtendWith(GeneratedMonthOnce.class)
class OneMachineTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<String>> CHOICE = Map.of(
            "branch", List.of("Leeds", GeneratedMonth.APOSTROPHE),
            "payment", List.of("CARD", "CASH"),
            "product_type", List.of("Latte", "Farmer's Tea"),
            "product", List.of("Large Latte", "Large Farmer's Tea"));

    @TempDir
    private Path folder;

    @Test
    void theSameIsAsked() throws IOException {
        List<String> asked = SqlQuery.all(GrafanaFiles.read()).stream()
                .filter(query -> !query.shownAs().equals("alert"))
                .map(SqlQuery::sql)
                .toList();
        assertThat(new TreeSet<>(queries())).isEqualTo(new TreeSet<>(asked));
    }

    @Test
    void theSameIsAnswered(GeneratedMonth month) throws IOException, SQLException {
        try (Connection postgres = month.connectAsPostgres();
                Connection redshift = month.connect()) {
            for (String sql : queries()) {
                SqlQuery query = new SqlQuery("", sql, "panel", 1, sql);
                String statement = RedshiftPlugin.statement(sql, CHOICE, month.periodOf(query));
                assertThat(texts(Answer.of(postgres, statement)))
                        .as(statement)
                        .isEqualTo(texts(Answer.of(redshift, statement)));
            }
        }
    }

    private static List<String> texts(Answer answer) {
        return answer.rows().stream().map(String::valueOf).toList();
    }

    private List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (Path file : PostgresDashboards.write(folder)) {
            JsonNode dashboard = JSON.readTree(file.toFile());
            Dashboard.elements(dashboard.at("/templating/list"))
                    .filter(variable -> variable.path("type").asText().equals("query"))
                    .forEach(variable -> queries.add(variable.path("query").asText()));
            Dashboard.all(dashboard)
                    .filter(node -> node.has("rawSql"))
                    .forEach(node -> queries.add(node.path("rawSql").asText()));
        }
        return queries;
    }
}
