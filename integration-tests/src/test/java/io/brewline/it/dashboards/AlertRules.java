package io.brewline.it.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The alert rules that Grafana is provisioned with. */
final class AlertRules {
    static final String FILE = "provisioning/alerting/rules.yaml";

    private AlertRules() {}

    static List<JsonNode> of(GrafanaFiles files) {
        return Dashboard.elements(files.yaml(FILE).path("groups"))
                .flatMap(group -> Dashboard.elements(group.path("rules")))
                .toList();
    }
}
