package io.brewline.it.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.it.stack.TemplateYaml;
import java.util.function.UnaryOperator;

/** A service's answer on its way into the shape of a template: an object that is filled bit by bit. */
final class Shape {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    /** A value; nothing is put where there is none. */
    Shape with(String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            object.set(name, value);
        }
        return this;
    }

    Shape with(String name, String value) {
        object.put(name, value);
        return this;
    }

    /** Values that are called the same in both. */
    Shape withAll(JsonNode from, String... names) {
        for (String name : names) {
            with(name, from.path(name));
        }
        return this;
    }

    JsonNode done() {
        return object.isEmpty() ? MissingNode.getInstance() : object;
    }

    /** Each element of a list, changed. */
    static JsonNode each(JsonNode list, UnaryOperator<JsonNode> change) {
        if (!list.isArray()) {
            return MissingNode.getInstance();
        }
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> changed.add(change.apply(element)));
        return changed;
    }

    /** The first element whose {@code field} is {@code value}. */
    static JsonNode first(JsonNode list, String field, String value) {
        for (JsonNode element : list) {
            if (element.path(field).asText().equals(value)) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }

    /** A document that is told as a text: JSON, or what Python makes of it. */
    static JsonNode document(JsonNode text) {
        return text.isTextual() ? TemplateYaml.parse(text.asText()) : text;
    }

    /** The tags, without CloudFormation's own. */
    static JsonNode tags(JsonNode list) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        list.forEach(tag -> {
            if (!tag.path("Key").asText().startsWith("aws:")) {
                own.add(tag);
            }
        });
        return own;
    }
}
