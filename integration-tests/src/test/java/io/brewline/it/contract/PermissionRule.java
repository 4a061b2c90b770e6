package io.brewline.it.contract;

import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each role may do what whoever takes it on does, and nothing that only others do. */
enum PermissionRule implements StackRule {
    A_ROLE_MAY_DO_WHAT_ITS_CODE_DOES {
        @Override
        public Stream<String> findings(Stack stack) {
            return roles(stack).entrySet().stream()
                    .flatMap(role -> calls(stack, role.getKey())
                            .filter(call -> !isAllowed(role.getValue(), call))
                            .map(call -> role.getKey() + " may not " + call));
        }
    },

    A_ROLE_MAY_NOT_DO_WHAT_ONLY_OTHERS_DO {
        @Override
        public Stream<String> findings(Stack stack) {
            Map<String, Set<Call>> made = new Calls(stack).byRole();
            Set<Call> all = made.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            all.addAll(new Calls(stack).ofNobody());
            return roles(stack).entrySet().stream()
                    .flatMap(role -> all.stream()
                            .filter(call ->
                                    !made.getOrDefault(role.getKey(), Set.of()).contains(call))
                            .filter(call -> isAllowed(role.getValue(), call))
                            .map(call -> role.getKey() + " may " + call + " and has no need to"));
        }
    },

    NO_ACTION_IS_ALLOWED_THAT_NOBODY_NEEDS {
        @Override
        public Stream<String> findings(Stack stack) {
            return roles(stack).entrySet().stream()
                    .flatMap(role -> role.getValue().stream()
                            .filter(Statement::isAllow)
                            .flatMap(statement -> statement.actions().stream())
                            .filter(action -> calls(stack, role.getKey())
                                    .noneMatch(call -> call.action().equals(action)))
                            .map(action -> role.getKey() + " has no need of " + action));
        }
    },

    CALLS_FROM_THE_VPC_PASS_ITS_ENDPOINTS {
        @Override
        public Stream<String> findings(Stack stack) {
            return stack.all("AWS::EC2::VPCEndpoint").stream().flatMap(endpoint -> {
                String service = endpoint.text("ServiceName").replaceFirst(".*\\.", "");
                List<Statement> statements = Statement.of(endpoint).toList();
                return Stream.concat(
                                rolesBehind(stack, endpoint).flatMap(role -> calls(stack, role)),
                                new Calls(stack).answersToCloudFormation())
                        .filter(call -> call.action().startsWith(service + ":"))
                        .filter(call -> !isAllowed(statements, call))
                        .map(call -> endpoint + " does not let through " + call);
            });
        }
    };

    /** The private names of an interface hold for the whole VPC; a gateway stands in the routes of the private subnets only. */
    private static Stream<String> rolesBehind(Stack stack, Resource endpoint) {
        boolean grafana = endpoint.text("VpcEndpointType").equals("Interface")
                && roles(stack).containsKey("GrafanaRole");
        Stream<String> functions = Stream.of("LoadRole", "SchemaRole", "ReconcileRole");
        return grafana ? Stream.concat(functions, Stream.of("GrafanaRole")) : functions;
    }

    private static Stream<Call> calls(Stack stack, String role) {
        return new Calls(stack).byRole().getOrDefault(role, Set.of()).stream();
    }

    /** The statements of each role of the stack, by its logical id; those that are attached apart too. */
    private static Map<String, List<Statement>> roles(Stack stack) {
        return stack.all("AWS::IAM::Role").stream()
                .collect(Collectors.toMap(
                        Resource::logicalId,
                        role -> Stream.concat(
                                        Stream.of(role),
                                        stack.all("AWS::IAM::RolePolicy").stream()
                                                .filter(policy ->
                                                        policy.text("RoleName").equals(role.physicalId())))
                                .flatMap(Statement::of)
                                .toList()));
    }

    private static boolean isAllowed(List<Statement> statements, Call call) {
        return statements.stream().anyMatch(statement -> statement.allows(call.action(), call.resource()))
                && statements.stream()
                        .noneMatch(
                                statement -> !statement.isAllow() && statement.covers(call.action(), call.resource()));
    }
}
