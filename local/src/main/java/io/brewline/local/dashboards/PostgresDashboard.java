package io.brewline.local.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * Turns a dashboard of Grafana's Redshift data source into one of its PostgreSQL data source. The SQL is the same: the macros
 * that the dashboards use mean the same in both. What differs is the data source's type, and how a query is written down.
 */
final class PostgresDashboard {
    private static final String REDSHIFT = "grafana-redshift-datasource";
    private static final String POSTGRES = "grafana-postgresql-datasource";
    private static final String REDSHIFT_SQL = "rawSQL";

    /** By the Redshift plugin's numbers. */
    private static final List<String> FORMATS = List.of("time_series", "table");

    private PostgresDashboard() {}

    /** Changes {@code dashboard}. */
    static void convert(ObjectNode dashboard) {
        for (JsonNode variable : dashboard.at("/templating/list")) {
            // This data source's variables are asked by the SQL alone.
            JsonNode sql = variable.path("query").path(REDSHIFT_SQL);
            if (sql.isTextual()) {
                ((ObjectNode) variable).set("query", sql);
            }
        }
        convertBelow(dashboard);
    }

    private static void convertBelow(JsonNode node) {
        if (node instanceof ObjectNode object) {
            convertQuery(object);
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getValue().asText().equals(REDSHIFT)) {
                    field.setValue(new TextNode(POSTGRES));
                }
                convertBelow(field.getValue());
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(PostgresDashboard::convertBelow);
        }
    }

    private static void convertQuery(ObjectNode object) {
        JsonNode sql = object.remove(REDSHIFT_SQL);
        if (sql != null) {
            object.put("format", FORMATS.get(object.path("format").asInt()));
            object.put("editorMode", "code");
            object.put("rawQuery", true);
            object.set("rawSql", sql);
        }
    }
}
