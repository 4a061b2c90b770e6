package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query of the warehouse as it stands in a file.
 *
 * @param owner the uid of its dashboard or alert rule
 * @param place where it stands
 * @param shownAs the panel's type, or {@code variable}, or {@code alert}
 * @param format the plugin's number: 0 time series, 1 table
 * @param sql with variables and macros
 */
record SqlQuery(String owner, String place, String shownAs, int format, String sql) {
    static SqlQuery of(String owner, String place, String shownAs, JsonNode query) {
        return new SqlQuery(
                owner,
                place,
                shownAs,
                query.path("format").asInt(-1),
                query.path("rawSQL").asText());
    }

    /** Of every variable, panel and alert rule. */
    static List<SqlQuery> all(GrafanaFiles files) {
        return Stream.concat(files.dashboards().stream().flatMap(Dashboard::queries), ofRules(files))
                .toList();
    }

    private static Stream<SqlQuery> ofRules(GrafanaFiles files) {
        return AlertRules.of(files).stream()
                .flatMap(rule -> Dashboard.elements(rule.path("data"))
                        .filter(query -> query.path("model").has("rawSQL"))
                        .map(query -> of(
                                rule.path("uid").asText(),
                                "alert rule " + rule.path("title").asText(),
                                "alert",
                                query.path("model"))));
    }

    @Override
    public String toString() {
        return place;
    }
}
