package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a click leads. */
enum LinkRule implements GrafanaRule {
    LEADS_TO_A_DASHBOARD_THAT_KNOWS_ITS_VARIABLES {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream()
                    .flatMap(dashboard -> urls(dashboard.tree()).flatMap(url -> astray(files, dashboard, url)));
        }
    },

    LISTS_DASHBOARDS_THAT_THERE_ARE {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream()
                    .flatMap(dashboard -> Dashboard.elements(dashboard.tree().path("links"))
                            .flatMap(link -> Dashboard.elements(link.path("tags")))
                            .map(JsonNode::asText)
                            .filter(tag -> files.dashboards().stream().noneMatch(other -> hasTag(other, tag)))
                            .map(tag -> dashboard + " lists dashboards with the tag " + tag + ", and there are none"));
        }
    },

    PASSES_A_COLUMN_THAT_IS_SHOWN {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.dashboards().stream()
                    .flatMap(dashboard -> dashboard.panels().stream()
                            .flatMap(panel -> urls(panel)
                                    .flatMap(url -> FIELD.matcher(url).results().map(found -> found.group(1)))
                                    .filter(field ->
                                            !panel.path("targets").toString().matches(".*\\b" + field + "\\b.*"))
                                    .map(field ->
                                            dashboard.place(panel) + " passes on " + field + ", which it has not")));
        }
    };

    private static final Pattern TARGET = Pattern.compile("/d/([\\w-]+)\\?(.*)");
    private static final Pattern FIELD = Pattern.compile("\\$\\{__data\\.fields\\.(\\w+)");
    private static final Pattern PASSED = Pattern.compile("var-(\\w+)=.*|\\$\\{(\\w+):queryparam}");

    private static Stream<String> urls(JsonNode tree) {
        return Dashboard.all(tree)
                .filter(node -> node.has("url"))
                .map(node -> node.path("url").asText());
    }

    private static boolean hasTag(Dashboard dashboard, String tag) {
        return Dashboard.elements(dashboard.tree().path("tags"))
                .anyMatch(one -> one.asText().equals(tag));
    }

    private static Stream<String> astray(GrafanaFiles files, Dashboard dashboard, String url) {
        Matcher target = TARGET.matcher(url);
        Optional<Dashboard> found = target.matches()
                ? files.dashboards().stream()
                        .filter(one -> one.uid().equals(target.group(1)))
                        .findFirst()
                : Optional.empty();
        if (found.isEmpty()) {
            return Stream.of(dashboard + " links to nothing: " + url);
        }
        return Arrays.stream(target.group(2).split("&"))
                .map(PASSED::matcher)
                .filter(Matcher::matches)
                .map(passed -> passed.group(1) == null ? passed.group(2) : passed.group(1))
                .filter(name -> !found.get().variableNames().contains(name))
                .map(name -> dashboard + " passes " + name + " to " + found.get() + ", which does not know it");
    }
}
