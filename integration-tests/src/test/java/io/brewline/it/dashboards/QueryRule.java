package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom dashboards and alert rules ask, and for what. */
enum QueryRule implements GrafanaRule {
    ASKS_THE_DATA_SOURCE_THAT_IS_CHOSEN {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream().flatMap(dashboard -> {
                JsonNode first = dashboard.tree().at("/templating/list/0");
                String type = first.path("query").asText();
                boolean isChosen = first.path("name").asText().equals("datasource")
                        && first.path("type").asText().equals("datasource");
                Stream<String> others = Dashboard.all(dashboard.tree())
                        .filter(node -> node.has("datasource"))
                        .map(node -> node.path("datasource"))
                        .filter(source -> !source.path("uid").asText().equals("${datasource}")
                                || !source.path("type").asText().equals(type))
                        .map(source -> dashboard + " asks a data source that nobody chose: " + source);
                return Stream.concat(
                        isChosen ? Stream.empty() : Stream.of(dashboard + " lets nobody choose a data source"), others);
            });
        }
    },

    EVERY_TARGET_NAMES_ITS_DATA_SOURCE {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream()
                    .flatMap(dashboard -> dashboard.panels().stream()
                            .filter(panel -> panel.path("targets").isEmpty()
                                    || Dashboard.elements(panel.path("targets"))
                                            .anyMatch(target -> !target.has("datasource")))
                            .map(panel -> dashboard.place(panel) + " has no query, or one without a data source"));
        }
    },

    READS_THE_SCHEMA_REPORTING_ONLY {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return SqlQuery.all(files).stream()
                    .flatMap(query -> sources(query.sql())
                            .filter(source -> !source.matches("reporting\\.\\w+|\\("))
                            .map(source -> query + " reads " + source));
        }
    },

    NAMES_NO_TEXT_AS_A_COLUMN {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            // Redshift calls the type of a bare text unknown, and the plugin fails on it.
            return SqlQuery.all(files).stream()
                    .filter(query -> query.sql().matches("(?s).*(SELECT|,)\\s*'[^']*'\\s*(AS\\b|,|FROM\\b).*"))
                    .map(query -> query + " returns a bare text: CAST it");
        }
    },

    VARIABLES_ARE_KNOWN_AND_USED {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream().flatMap(dashboard -> {
                Set<String> named = names(dashboard.tree());
                List<String> known = dashboard.variableNames();
                return Stream.concat(
                        named.stream()
                                .filter(name -> !known.contains(name))
                                .map(name -> dashboard + " has no variable " + name),
                        known.stream()
                                .filter(name -> !named.contains(name))
                                .map(name -> dashboard + " has a variable that nothing uses: " + name));
            });
        }
    },

    VARIABLES_OF_QUERIES_TAKE_SEVERAL_VALUES {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            // The plugin quotes values only where a variable allows several.
            return files.dashboards().stream()
                    .flatMap(dashboard -> dashboard.variables().stream()
                            .filter(variable -> variable.path("query").has("rawSQL"))
                            .filter(variable -> !variable.path("multi").asBoolean()
                                    || !variable.path("includeAll").asBoolean()
                                    || variable.path("refresh").asInt() != 1)
                            .map(variable -> dashboard + " takes one value only, or stale ones, for "
                                    + variable.path("name").asText()));
        }
    };

    private static final Pattern SOURCE =
            Pattern.compile("\\b(?:FROM|JOIN)\\s+(\\(|[\\w.]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTRACTED = Pattern.compile("EXTRACT\\(\\w+ FROM", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__|\\{__)(?:(\\w+)|\\{(\\w+)(?::\\w+)?})");

    private static Stream<String> sources(String sql) {
        return SOURCE.matcher(EXTRACTED.matcher(sql).replaceAll(" ")).results().map(found -> found.group(1));
    }

    /** The variables that anything in a dashboard names. */
    private static Set<String> names(JsonNode tree) {
        return Dashboard.all(tree)
                .filter(JsonNode::isTextual)
                .flatMap(text -> VARIABLE.matcher(text.asText()).results().map(QueryRule::name))
                .collect(Collectors.toSet());
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
