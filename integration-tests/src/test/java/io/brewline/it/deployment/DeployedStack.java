package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.stack.InventedIds;
import io.brewline.it.stack.PhysicalIds;
import io.brewline.it.stack.Place;
import io.brewline.it.stack.Resource;
import io.brewline.it.stack.Stack;
import io.brewline.it.stack.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the templates say of a stack that stands: with its parameters, and its resources under the ids that they have. */
final class DeployedStack {
    private final AwsCli aws;
    private final Map<String, Reader> readers = new HashMap<>();
    private final List<Resource> resources;

    DeployedStack(String name, AwsCli aws, CustomResources customResources) {
        this.aws = aws;
        readers.putAll(BucketReaders.ALL);
        readers.putAll(MessagingReaders.ALL);
        readers.putAll(FunctionReaders.ALL);
        readers.putAll(NetworkReaders.ALL);
        readers.putAll(InstanceReaders.ALL);
        readers.putAll(StackReaders.with(customResources));
        Place place = new Place(
                name, aws.ask("sts", "get-caller-identity").path("Account").asText(), Emulator.REGION);
        Templates templates = Templates.read();
        resources = Stream.of(
                        Stack.of(templates, Templates.ROOT, parameters(name), place, new Ids(name)),
                        Stack.of(
                                templates,
                                "artifacts.yaml",
                                parameters(name + "-artifacts"),
                                place,
                                new Ids(name + "-artifacts")))
                .flatMap(Stack::resources)
                .toList();
    }

    List<Resource> resources() {
        return resources;
    }

    /** The types that nobody here can read back. */
    List<String> withoutReader() {
        return resources.stream()
                .map(Resource::type)
                .filter(type -> !readers.containsKey(type))
                .distinct()
                .toList();
    }

    /** Every value of every resource, as the template says it and as its service tells it. */
    List<Leaf> readBack() {
        return resources.parallelStream()
                .flatMap(resource ->
                        Leaf.of(resource, readers.get(resource.type()).read(resource, aws)).stream())
                .toList();
    }

    private Map<String, String> parameters(String stack) {
        Map<String, String> values = new TreeMap<>();
        Shape.first(aws.ask("cloudformation", "describe-stacks").path("Stacks"), "StackName", stack)
                .path("Parameters")
                .forEach(one -> values.put(
                        one.path("ParameterKey").asText(),
                        one.path("ParameterValue").asText()));
        return values;
    }

    /** The ids that the emulator gave; where it gave none, because it does not know the type, invented ones. */
    private final class Ids implements PhysicalIds {
        private final String root;
        private final PhysicalIds otherwise = new InventedIds();

        Ids(String root) {
            this.root = root;
        }

        @Override
        public String of(Stack stack, String logicalId) {
            String name = stack.path().isEmpty() ? root : id(root, stack.path());
            String id = id(name, logicalId);
            return id.isEmpty() ? otherwise.of(stack, logicalId) : id;
        }

        private String id(String stackName, String logicalId) {
            JsonNode all = aws.ask("cloudformation", "list-stack-resources", "--stack-name", stackName)
                    .path("StackResourceSummaries");
            return Shape.first(all, "LogicalResourceId", logicalId)
                    .path("PhysicalResourceId")
                    .asText();
        }
    }
}
