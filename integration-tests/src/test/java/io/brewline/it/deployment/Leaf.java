package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.brewline.it.stack.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One value that a template gives, and the one that was read back.
 *
 * @param resource whose
 * @param name the type and the way to the value, such as {@code AWS::SQS::Queue.RedrivePolicy/maxReceiveCount}; a list's
 *     elements have no names
 */
record Leaf(Resource resource, String name, JsonNode expected, JsonNode actual) {
    /** Every value that a resource's properties hold; what was read back may hold more, but a list no more elements. */
    static List<Leaf> of(Resource resource, JsonNode actual) {
        List<Leaf> leaves = new ArrayList<>();
        resource.properties()
                .properties()
                .forEach(property -> collect(
                        resource,
                        resource.type() + "." + property.getKey(),
                        property.getValue(),
                        actual.path(property.getKey()),
                        leaves));
        return leaves;
    }

    private static void collect(Resource resource, String name, JsonNode expected, JsonNode actual, List<Leaf> leaves) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(entry -> collect(
                            resource,
                            name + "/" + entry.getKey(),
                            entry.getValue(),
                            actual.path(entry.getKey()),
                            leaves));
        } else if (expected.isArray()) {
            List<JsonNode> left = new ArrayList<>(Resource.each(actual));
            expected.forEach(element -> {
                JsonNode nearest = nearest(resource, element, left);
                left.remove(nearest);
                collect(resource, name, element, nearest, leaves);
            });
            left.forEach(more -> leaves.add(new Leaf(resource, name, MissingNode.getInstance(), more)));
        } else {
            leaves.add(new Leaf(resource, name, expected, only(actual)));
        }
    }

    private static JsonNode nearest(Resource resource, JsonNode element, List<JsonNode> candidates) {
        return candidates.stream()
                .max(Comparator.comparingLong(candidate -> {
                    List<Leaf> leaves = new ArrayList<>();
                    collect(resource, "", element, candidate, leaves);
                    return leaves.stream().filter(Leaf::isHeeded).count();
                }))
                .orElse(MissingNode.getInstance());
    }

    /** Services write a list of one where a template writes the one. */
    private static JsonNode only(JsonNode actual) {
        return actual.isArray() && actual.size() == 1 ? actual.get(0) : actual;
    }

    /** Whether what was read back is what the template says. Services write numbers and truth values as texts too. */
    boolean isHeeded() {
        if (expected.isMissingNode() || !actual.isValueNode()) {
            return false;
        }
        return expected.asText().equals(actual.asText()) || isSameNumber(expected, actual);
    }

    private static boolean isSameNumber(JsonNode one, JsonNode other) {
        boolean numbers = Stream.of(one, other).allMatch(node -> node.asText().matches("-?\\d+(\\.\\d+)?"));
        return numbers && new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) == 0;
    }

    @Override
    public String toString() {
        return name + " of " + resource + " is " + shown(actual) + ", not " + shown(expected);
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode()
                ? "nothing"
                : TextNode.valueOf(node.toString()).asText();
    }
}
