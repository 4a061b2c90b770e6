package io.brewline.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * CloudFormation's functions, as far as the templates use them (<a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Template
 * Reference</a>). A value that is {@code AWS::NoValue} is left out of what holds it.
 */
final class Intrinsics {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Stack stack;

    Intrinsics(Stack stack) {
        this.stack = stack;
    }

    /** The value of what is written, all through. */
    JsonNode value(JsonNode written) {
        if (written instanceof ArrayNode list) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> addTo(values, value(element)));
            return values;
        }
        if (!(written instanceof ObjectNode object)) {
            return written;
        }
        Map.Entry<String, JsonNode> first =
                object.size() == 1 ? object.properties().iterator().next() : null;
        boolean call = first != null
                && (first.getKey().startsWith("Fn::") || first.getKey().equals("Ref"));
        return call ? call(first.getKey(), first.getValue()) : entries(object);
    }

    private static void addTo(ArrayNode list, JsonNode value) {
        if (!value.isMissingNode()) {
            list.add(value);
        }
    }

    private JsonNode entries(ObjectNode object) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            JsonNode value = value(entry.getValue());
            if (!value.isMissingNode()) {
                values.set(entry.getKey(), value);
            }
        });
        return values;
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" ->
                stack.attribute(argument.path(0).asText(), argument.path(1).asText());
            case "Fn::Sub" -> substitute(argument);
            case "Fn::If" -> value(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
            case "Fn::FindInMap" -> find(value(argument));
            case "Fn::Select" ->
                value(argument.path(1)).path(value(argument.path(0)).asInt());
            case "Fn::Split" -> split(value(argument));
            // As it was before: what is looked for in it are words.
            case "Fn::Base64" -> value(argument);
            case "Fn::Cidr" -> Subnets.of(value(argument));
            case "Fn::GetAZs" -> texts(List.of(zone("a"), zone("b"), zone("c")));
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> BooleanNode.valueOf(holds(function, argument));
            default -> throw new IllegalArgumentException("The function " + function + " is not known here.");
        };
    }

    /** Whether a condition of the template holds. */
    boolean condition(String name) {
        JsonNode written = stack.tree().path("Conditions").path(name);
        if (written.isMissingNode()) {
            throw new IllegalArgumentException(stack.file() + " has no condition " + name + ".");
        }
        return holds(written);
    }

    private boolean holds(JsonNode written) {
        Map.Entry<String, JsonNode> call = written.properties().iterator().next();
        return call.getKey().equals("Condition")
                ? condition(call.getValue().asText())
                : holds(call.getKey(), call.getValue());
    }

    private boolean holds(String function, JsonNode argument) {
        return switch (function) {
            case "Fn::Equals" ->
                value(argument.path(0)).asText().equals(value(argument.path(1)).asText());
            case "Fn::Not" -> !holds(argument.path(0));
            case "Fn::And" ->
                StreamSupport.stream(argument.spliterator(), false).allMatch(this::holds);
            case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(this::holds);
            default -> throw new IllegalArgumentException(function + " is no condition.");
        };
    }

    private JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        String pseudo = stack.place().pseudoParameter(name);
        if (pseudo != null) {
            return TextNode.valueOf(pseudo);
        }
        JsonNode parameter = stack.parameter(name);
        return parameter == null ? TextNode.valueOf(stack.idOf(name)) : parameter;
    }

    private JsonNode substitute(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode names = argument.path(1);
        return TextNode.valueOf(
                PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(placeholder(match, names))));
    }

    private String placeholder(MatchResult match, JsonNode names) {
        String name = match.group(2);
        if (!match.group(1).isEmpty()) {
            return "${" + name + "}";
        }
        if (names.has(name)) {
            return value(names.path(name)).asText();
        }
        int dot = name.indexOf('.');
        return (dot < 0 ? reference(name) : stack.attribute(name.substring(0, dot), name.substring(dot + 1))).asText();
    }

    private JsonNode find(JsonNode keys) {
        JsonNode map = stack.tree().path("Mappings");
        for (JsonNode key : keys) {
            map = map.path(key.asText());
        }
        if (map.isMissingNode()) {
            throw new IllegalArgumentException(stack.file() + " maps nothing to " + keys + ".");
        }
        return map;
    }

    private static JsonNode split(JsonNode argument) {
        String separator = Pattern.quote(argument.path(0).asText());
        return texts(List.of(argument.path(1).asText().split(separator, -1)));
    }

    private String zone(String letter) {
        return stack.place().region() + letter;
    }

    private static JsonNode texts(List<String> all) {
        return all.stream()
                .map(TextNode::valueOf)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        list -> JsonNodeFactory.instance.arrayNode().addAll(list)));
    }
}
