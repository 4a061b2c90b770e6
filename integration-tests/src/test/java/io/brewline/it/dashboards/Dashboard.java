package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard.
 *
 * @param file its path in the folder {@code grafana}
 * @param tree what it holds
 */
record Dashboard(String file, JsonNode tree) {
    String uid() {
        return tree.path("uid").asText();
    }

    List<JsonNode> panels() {
        return elements(tree.path("panels")).toList();
    }

    List<JsonNode> variables() {
        return elements(tree.at("/templating/list")).toList();
    }

    List<String> variableNames() {
        return variables().stream()
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    /** What a finding names it by. */
    String place(JsonNode panel) {
        return file + " panel " + panel.path("id").asText() + " ("
                + panel.path("title").asText() + ")";
    }

    /** Its queries in SQL: those of variables, then those of panels. */
    Stream<SqlQuery> queries() {
        return Stream.concat(
                variables().stream()
                        .filter(variable -> variable.path("query").has("rawSQL"))
                        .map(variable -> SqlQuery.of(
                                uid(),
                                file + " variable " + variable.path("name").asText(),
                                "variable",
                                variable.path("query"))),
                panels().stream()
                        .flatMap(panel -> elements(panel.path("targets"))
                                .filter(target -> target.has("rawSQL"))
                                .map(target -> SqlQuery.of(
                                        uid(),
                                        place(panel) + " query "
                                                + target.path("refId").asText(),
                                        panel.path("type").asText(),
                                        target))));
    }

    /** All objects and values below a node, itself included. */
    static Stream<JsonNode> all(JsonNode node) {
        return Stream.concat(Stream.of(node), elements(node).flatMap(Dashboard::all));
    }

    static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    @Override
    public String toString() {
        return file;
    }
}
