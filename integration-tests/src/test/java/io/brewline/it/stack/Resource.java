package io.brewline.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource that the stack has.
 *
 * @param template the file that it stands in
 * @param logicalId its name there
 * @param physicalId what a reference to it gives
 * @param type such as {@code AWS::SQS::Queue}
 * @param declaration all that is written about it, as it is written
 * @param properties its properties, with every function's value
 */
public record Resource(
        String template, String logicalId, String physicalId, String type, JsonNode declaration, JsonNode properties) {
    /** The property at a path such as {@code RedrivePolicy/maxReceiveCount}; a missing node where there is none. */
    public JsonNode at(String path) {
        return properties.at("/" + path);
    }

    public String text(String path) {
        return at(path).asText();
    }

    /** What a list holds; a single value is a list of one, nothing is an empty one. */
    public static List<JsonNode> each(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (!node.isMissingNode()) {
            all.add(node);
        }
        return all;
    }

    /** As {@link #each}, as texts. */
    public static List<String> texts(JsonNode node) {
        return each(node).stream().map(JsonNode::asText).toList();
    }

    /** Where it is to be found, for a finding. */
    @Override
    public String toString() {
        return template + " " + logicalId;
    }
}
