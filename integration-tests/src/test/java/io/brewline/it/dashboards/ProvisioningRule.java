package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Grafana is set up with. */
enum ProvisioningRule implements GrafanaRule {
    THE_UI_CHANGES_NO_DASHBOARD {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return Dashboard.elements(
                            files.yaml("provisioning/dashboards/brewline.yaml").path("providers"))
                    .filter(provider -> provider.path("allowUiUpdates").asBoolean(true)
                            || !provider.path("disableDeletion").asBoolean())
                    .map(provider -> "the UI may change or delete the dashboards of " + provider.path("name"));
        }
    },

    THE_UI_CHANGES_NO_DATA_SOURCE {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return DATA_SOURCES.stream()
                    .flatMap(file -> Dashboard.elements(files.yaml(file).path("datasources")))
                    .filter(source -> source.path("editable").asBoolean(true)
                            || source.path("uid").asText().isEmpty())
                    .map(source -> "the UI may change the data source " + source.path("name"));
        }
    },

    NO_SECRET_STANDS_IN_A_FILE {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.texts().entrySet().stream()
                    .filter(file -> !file.getKey().endsWith(".sh"))
                    .filter(file -> file.getValue().matches("(?is).*(secureJsonData|accessKey|secretKey|password:).*"))
                    .map(file -> file.getKey() + " holds a secret");
        }
    },

    NAMES_ONLY_WHAT_THE_INSTANCE_SETS {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return files.texts().entrySet().stream()
                    .filter(file -> file.getKey().startsWith("provisioning/")
                            && !file.getKey().equals(AlertRules.FILE))
                    .flatMap(file -> VARIABLE.matcher(file.getValue())
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> !SET.contains(name))
                            .map(name -> file.getKey() + " names " + name + ", which nobody sets"));
        }
    },

    ALERTS_ARE_EVALUATED_HOURLY_AT_MOST {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return Dashboard.elements(files.yaml(AlertRules.FILE).path("groups"))
                    .filter(group -> !group.path("interval").asText().matches("[1-9][0-9]*[hd]"))
                    .map(group -> "the alert group " + group.path("name") + " wakes the warehouse too often");
        }
    },

    ALERTS_ASK_A_DATA_SOURCE_THAT_THERE_IS {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            Set<String> known = Dashboard.elements(
                            files.yaml(DATA_SOURCES.get(0)).path("datasources"))
                    .map(source -> source.path("uid").asText())
                    .collect(Collectors.toSet());
            return AlertRules.of(files).stream()
                    .flatMap(rule -> Dashboard.elements(rule.path("data"))
                            .map(query -> query.path("datasourceUid").asText())
                            .filter(uid -> !uid.equals("__expr__") && !known.contains(uid))
                            .map(uid -> rule.path("title") + " asks " + uid + ", which is not there"));
        }
    },

    ALERTS_DEPEND_ON_A_QUERY_OF_THEIRS {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return AlertRules.of(files).stream().flatMap(rule -> {
                Set<String> refs = Dashboard.elements(rule.path("data"))
                        .map(query -> query.path("refId").asText())
                        .collect(Collectors.toSet());
                return Stream.concat(
                                Stream.of(rule.path("condition")),
                                Dashboard.elements(rule.path("data"))
                                        .map(query -> query.at("/model/expression"))
                                        .filter(JsonNode::isTextual))
                        .filter(ref -> !refs.contains(ref.asText()))
                        .map(ref -> rule.path("title") + " depends on " + ref + ", which it has not");
            });
        }
    },

    ALERTS_SHOW_A_PANEL_THAT_THERE_IS {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return AlertRules.of(files).stream()
                    .filter(rule -> files.dashboards().stream()
                            .filter(dashboard -> dashboard
                                    .uid()
                                    .equals(rule.path("dashboardUid").asText()))
                            .flatMap(dashboard -> dashboard.panels().stream())
                            .noneMatch(panel -> panel.path("id").asInt()
                                    == rule.path("panelId").asInt()))
                    .map(rule -> rule.path("title") + " shows a panel that is not there");
        }
    },

    ALERTS_SAY_WHAT_TO_DO {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            Set<String> anchors = runbook();
            return AlertRules.of(files).stream()
                    .filter(rule -> rule.at("/annotations/summary").asText().isBlank()
                            || rule.at("/annotations/description").asText().isBlank()
                            || !anchors.contains(rule.at("/labels/runbook").asText()))
                    .map(rule -> rule.path("title") + " says not what to do, or has no section in the runbook");
        }
    },

    ALERTS_REACH_A_CONTACT_POINT {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            JsonNode file = files.yaml("provisioning/alerting/contact-point.yaml");
            Set<String> known = Dashboard.elements(file.path("contactPoints"))
                    .map(point -> point.path("name").asText())
                    .collect(Collectors.toSet());
            return Dashboard.elements(file.path("policies"))
                    .map(policy -> policy.path("receiver").asText())
                    .filter(receiver -> !known.contains(receiver))
                    .map(receiver -> "alerts go to " + receiver + ", which is not there");
        }
    },

    GRAFANA_ON_ONE_MACHINE_FINDS_ITS_FILES {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            return Dashboard.elements(files.yaml("docker-compose.yml").at("/services/grafana/volumes"))
                    .map(JsonNode::asText)
                    .filter(volume -> volume.startsWith("./"))
                    .map(volume -> volume.substring(2, volume.indexOf(':')))
                    .filter(source -> !files.texts().containsKey(source))
                    .map(source -> "docker-compose.yml mounts " + source + ", which is not there");
        }
    },

    ONE_GRAFANA_IS_PINNED {
        @Override
        public Stream<String> findings(GrafanaFiles files) {
            List<String> pins = files.texts().values().stream()
                    .flatMap(text -> IMAGE.matcher(text).results().map(MatchResult::group))
                    .distinct()
                    .toList();
            return pins.size() == 1 && pins.get(0).matches(".*:12\\.\\d+\\.\\d+")
                    ? Stream.empty()
                    : Stream.of("not one pinned Grafana, here and on the instance: " + pins);
        }
    };

    private static final List<String> DATA_SOURCES =
            List.of("provisioning/datasources/brewline.yaml", "local/datasources.yaml");
    private static final Pattern IMAGE = Pattern.compile("grafana/grafana:\\S+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]+)");
    private static final Set<String> SET = Set.of(
            "AWS_REGION",
            "BREWLINE_STACK",
            "BREWLINE_WORKGROUP",
            "BREWLINE_DATABASE",
            "BREWLINE_SECRET_ARN",
            "BREWLINE_ALERT_TOPIC_ARN",
            "BREWLINE_METRICS_NAMESPACE",
            "BREWLINE_RUNBOOK_URL");

    private static Set<String> runbook() {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "operations.md"))) {
            return lines.filter(line -> line.startsWith("### "))
                    .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
