package io.brewline.it.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Grafana's files keep the rules, and each rule sees a change that breaks it. */
class GrafanaRulesTest {
    private static final GrafanaFiles FILES = GrafanaFiles.read();

    static Stream<GrafanaRule> rules() {
        return Stream.<GrafanaRule[]>of(
                        DashboardRule.values(),
                        QueryRule.values(),
                        LinkRule.values(),
                        MarkupRule.values(),
                        ProvisioningRule.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFilesKeepTheRule(GrafanaRule rule) {
        assertThat(rule.findings(FILES)).isEmpty();
    }

    /** A change is a file, a place in it, what is put there instead (nothing takes it away), and what the rule must say. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dashboards/planted.txt", delimiter = '|', quoteCharacter = '`')
    void theRuleSeesAPlantedChange(String name, String file, String place, String planted, String finding) {
        GrafanaRule rule =
                rules().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        GrafanaFiles changed = FILES.with(file, place, planted == null ? "" : planted);
        assertThat(rule.findings(changed)).anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void aChangeIsPlantedForEveryRule() throws IOException {
        String planted = new String(
                GrafanaRulesTest.class
                        .getResourceAsStream("/dashboards/planted.txt")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(rules().map(GrafanaRule::name))
                .allSatisfy(name -> assertThat(planted).contains("\n" + name + " "));
    }
}
