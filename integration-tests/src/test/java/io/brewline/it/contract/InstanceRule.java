package io.brewline.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What holds for instances, of which there is at most Grafana's. */
enum InstanceRule implements StackRule {
    NOBODY_IS_LET_IN_UNLESS_ADDRESSES_ARE_NAMED {
        @Override
        public List<Stack> stacks(Templates templates) {
            return List.of(Stacks.main(templates, Map.of("Grafana", "true")));
        }

        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::EC2::SecurityGroup").stream()
                    .filter(group -> Resource.each(group.at("SecurityGroupIngress")).stream()
                            .anyMatch(ingress -> !ingress.has("SourceSecurityGroupId")))
                    .map(group -> group + " lets addresses in");
        }
    },

    NOBODY_HAS_A_SHELL_BUT_BY_SESSION_MANAGER {
        @Override
        public Stream<String> findings(Stack stack) {
            return Stream.concat(
                    templates(stack)
                            .filter(template ->
                                    !template.at("LaunchTemplateData/KeyName").isMissingNode())
                            .map(template -> template + " has a key pair"),
                    stack.all("AWS::EC2::SecurityGroup").stream()
                            .filter(group -> Resource.each(group.at("SecurityGroupIngress")).stream()
                                    .anyMatch(InstanceRule::isOpenToAShell))
                            .map(group -> group + " is open to a shell"));
        }
    },

    CREDENTIALS_ARE_GIVEN_TO_SESSIONS_ONLY {
        @Override
        public Stream<String> findings(Stack stack) {
            return templates(stack)
                    .filter(template -> !template.text("LaunchTemplateData/MetadataOptions/HttpTokens")
                            .equals("required"))
                    .map(template -> template + " gives its role's credentials without a session's token");
        }
    },

    DISKS_ARE_ENCRYPTED {
        @Override
        public Stream<String> findings(Stack stack) {
            return templates(stack)
                    .filter(template -> Resource.each(template.at("LaunchTemplateData/BlockDeviceMappings")).stream()
                            .noneMatch(disk -> disk.at("/Ebs/Encrypted").asBoolean()))
                    .map(template -> template + " has a disk that is not encrypted");
        }
    },

    AN_UPDATE_WAITS_FOR_THE_INSTANCE_TO_SAY_THAT_IT_WORKS {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::AutoScaling::AutoScalingGroup").stream()
                    .filter(group -> !group.declaration()
                                    .at("/UpdatePolicy/AutoScalingRollingUpdate/WaitOnResourceSignals")
                                    .asBoolean()
                            || group.declaration()
                                    .at("/CreationPolicy/ResourceSignal")
                                    .isMissingNode())
                    .map(group -> group + " does not wait for its instance");
        }
    };

    private static final int SSH = 22;

    private static Stream<Resource> templates(Stack stack) {
        return stack.all("AWS::EC2::LaunchTemplate").stream();
    }

    private static boolean isOpenToAShell(JsonNode ingress) {
        return ingress.path("FromPort").asInt() <= SSH && ingress.path("ToPort").asInt() >= SSH;
    }
}
