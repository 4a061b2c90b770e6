package io.brewline.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.it.stack.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates keep the rules, and each rule sees a change that breaks it. */
class StackRulesTest {
    private static final Templates TEMPLATES = Templates.read();

    static Stream<StackRule> rules() {
        return Stream.<StackRule[]>of(
                        QueueRule.values(),
                        AlarmRule.values(),
                        StorageRule.values(),
                        AccessRule.values(),
                        PermissionRule.values(),
                        FunctionRule.values(),
                        InstanceRule.values(),
                        ParameterRule.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theTemplatesKeepTheRule(StackRule rule) {
        assertThat(rule.findings(TEMPLATES)).isEmpty();
    }

    /** A change is a file, a place in it, what is put there instead (nothing takes it away), and what the rule must say. */
    @ParameterizedTest
    @CsvFileSource(resources = "/stack/planted.txt", delimiter = '|')
    void theRuleSeesAPlantedChange(String name, String file, String place, String planted, String finding) {
        StackRule rule =
                rules().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        Templates changed = TEMPLATES.with(file, place, planted);
        assertThat(rule.findings(changed)).anySatisfy(found -> assertThat(found).contains(finding));
    }

    @Test
    void aChangeIsPlantedForEveryRule() throws IOException {
        String planted = new String(
                StackRulesTest.class.getResourceAsStream("/stack/planted.txt").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rules().map(StackRule::name))
                .allSatisfy(name -> assertThat(planted).contains("\n" + name + " "));
    }
}
