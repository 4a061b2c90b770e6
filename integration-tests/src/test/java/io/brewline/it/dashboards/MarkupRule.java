package io.brewline.it.dashboards;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the warehouse holds stays text in Grafana: it is neither markup, nor part of an address, nor SQL. */
enum MarkupRule implements GrafanaRule {
    SHOWS_TEXT_AS_TEXT {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            // A text panel of dashboards may show variables; these kinds of cells read HTML, Markdown or an address.
            return files.dashboards().stream()
                    .flatMap(dashboard -> Dashboard.all(dashboard.tree())
                            .filter(node -> node.path("type").isTextual())
                            .map(node -> node.path("type").asText())
                            .filter(MARKUP::contains)
                            .map(type -> dashboard + " shows texts as " + type));
        }
    },

    LINKS_ENCODE_WHAT_THEY_PASS_ON {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream()
                    .flatMap(dashboard -> Dashboard.all(dashboard.tree())
                            .filter(node -> node.has("url"))
                            .flatMap(node ->
                                    PLACE.matcher(node.path("url").asText()).results())
                            .map(MatchResult::group)
                            .filter(place -> !SAFE.matcher(place).matches())
                            .filter(place -> !OF_GRAFANA.contains(place))
                            .map(place -> dashboard + " passes " + place + " on as it is"));
        }
    },

    VARIABLES_ARE_LISTS_OF_QUOTED_TEXTS {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            // The plugin quotes each value of such a list; anywhere else, or with a format, a value would be SQL.
            return SqlQuery.all(files).stream()
                    .flatMap(query -> VARIABLE.matcher(query.sql())
                            .results()
                            .filter(found ->
                                    found.group(1) == null || found.group(2).startsWith("{"))
                            .map(found -> query + " puts " + found.group(2) + " into SQL outside of a list"));
        }
    };

    private static final List<String> MARKUP = List.of("text", "html", "markdown", "image", "data-links", "json-view");
    private static final List<String> OF_GRAFANA = List.of("${__url_time_range}", "${__all_variables}");
    private static final Pattern SAFE = Pattern.compile("\\$\\{.*(:percentencode|:queryparam|\\.numeric)}");
    private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}|\\$\\w+");

    /** Macros, which begin with two underscores, are none. */
    private static final Pattern VARIABLE = Pattern.compile("(IN \\()?\\$((?!__)\\w+|\\{(?!__)[^}]*})");
}
