package io.brewline.it.dashboards;

import java.util.stream.Stream;

/** Something that Grafana's files must keep. */
interface GrafanaRule {
    String name();

    /** A sentence for each thing that breaks the rule. */
    Stream<String> findings(GrafanaFiles files);
}
