package io.brewline.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the root template and those nested in it tell each other. */
enum ParameterRule implements StackRule {
    WHAT_IS_HANDED_DOWN_IS_ASKED_FOR_AND_WHAT_IS_ASKED_FOR_IS_HANDED_DOWN {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.nested().entrySet().stream().flatMap(entry -> {
                Set<String> given = names(stack.tree().at("/Resources/" + entry.getKey() + "/Properties/Parameters"));
                Set<String> asked = names(entry.getValue().tree().path("Parameters"));
                String file = entry.getValue().file();
                return Stream.concat(
                        minus(given, asked).map(name -> file + " has no parameter " + name + ", which it is handed"),
                        minus(asked, given).map(name -> file + " is not handed its parameter " + name));
            });
        }
    },

    EVERY_PARAMETER_OF_THE_ROOT_HAS_A_DEFAULT_OR_IS_SET_BY_DEPLOY_SH {
        @Override
        public List<Stack> stacks(Templates templates) {
            return List.of(Stacks.main(templates, Map.of()));
        }

        @Override
        public Stream<String> findings(Stack stack) {
            JsonNode groups = stack.tree().at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups");
            Set<String> grouped = new TreeSet<>();
            Set<String> setByScript = new TreeSet<>();
            groups.forEach(group -> group.path("Parameters").forEach(name -> {
                grouped.add(name.asText());
                if (group.at("/Label/default").asText().equals("Set by deploy.sh")) {
                    setByScript.add(name.asText());
                }
            }));
            JsonNode parameters = stack.tree().path("Parameters");
            return Stream.concat(
                    names(parameters).stream()
                            .filter(name -> parameters.path(name).has("Default") == setByScript.contains(name))
                            .map(name -> name + " has no default, or one that deploy.sh overrides"),
                    minus(names(parameters), grouped).map(name -> name + " is in no group of parameters"));
        }
    },

    EVERY_OUTPUT_HAS_A_VALUE {
        @Override
        public Stream<String> findings(Stack stack) {
            return Stream.concat(Stream.of(stack), stack.nested().values().stream())
                    .flatMap(each -> names(each.tree().path("Outputs")).stream()
                            .filter(name -> !each.tree().at("/Outputs/" + name).has("Condition"))
                            .filter(name -> !each.output(name).isTextual())
                            .map(name -> each.file() + "'s output " + name + " is no text"));
        }
    };

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> minus(Set<String> all, Set<String> without) {
        return all.stream().filter(name -> !without.contains(name));
    }
}
