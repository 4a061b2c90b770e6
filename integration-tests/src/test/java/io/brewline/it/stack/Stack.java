package io.brewline.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A template with its parameters' values, and the stacks that are nested in it. Values are found when asked for. */
public final class Stack {
    private static final String NESTED = "AWS::CloudFormation::Stack";

    private final Templates templates;
    private final String file;
    private final String path;
    private final Map<String, JsonNode> given;
    private final Place place;
    private final PhysicalIds ids;
    private final Map<String, Stack> nested = new HashMap<>();
    private final Intrinsics intrinsics = new Intrinsics(this);

    private Stack(
            Templates templates, String file, String path, Map<String, JsonNode> given, Place place, PhysicalIds ids) {
        this.templates = templates;
        this.file = file;
        this.path = path;
        this.given = given;
        this.place = place;
        this.ids = ids;
    }

    /** The stack of a template, with these parameters and the defaults of the others. */
    public static Stack of(
            Templates templates, String file, Map<String, String> parameters, Place place, PhysicalIds ids) {
        Map<String, JsonNode> given = new TreeMap<>();
        parameters.forEach((name, value) -> given.put(name, TextNode.valueOf(value)));
        return new Stack(templates, file, "", given, place, ids);
    }

    /** As the other, with ids as AWS would give them. */
    public static Stack of(Templates templates, String file, Map<String, String> parameters, Place place) {
        return of(templates, file, parameters, place, new InventedIds());
    }

    /** The resources of this stack and of those nested in it. */
    public Stream<Resource> resources() {
        return logicalIds().stream()
                .flatMap(id -> type(id).equals(NESTED)
                        ? Stream.concat(Stream.of(resource(id)), nested(id).resources())
                        : Stream.of(resource(id)));
    }

    /** Those of one type. */
    public List<Resource> all(String type) {
        return resources().filter(resource -> resource.type().equals(type)).toList();
    }

    /** The stacks nested in this one, by their logical ids. */
    public Map<String, Stack> nested() {
        Map<String, Stack> all = new TreeMap<>();
        logicalIds().stream().filter(id -> type(id).equals(NESTED)).forEach(id -> all.put(id, nested(id)));
        return all;
    }

    /** What an output says. */
    public JsonNode output(String name) {
        JsonNode output = tree().path("Outputs").path(name);
        if (output.isMissingNode()) {
            throw new IllegalArgumentException(file + " has no output " + name + ".");
        }
        return intrinsics.value(output.path("Value"));
    }

    public Place place() {
        return place;
    }

    /** The logical id in the root template of the stack that this is; empty for the root itself. */
    public String path() {
        return path;
    }

    public String file() {
        return file;
    }

    public JsonNode tree() {
        return templates.tree(file);
    }

    String type(String logicalId) {
        return declaration(logicalId).path("Type").asText();
    }

    /** One property of a resource, without the others, which may refer to whoever asks. */
    JsonNode property(String logicalId, String name) {
        return intrinsics.value(declaration(logicalId).path("Properties").path(name));
    }

    String idOf(String logicalId) {
        return ids.of(this, logicalId);
    }

    /** The value of a parameter, or null where there is none of that name. */
    JsonNode parameter(String name) {
        JsonNode declared = tree().path("Parameters").path(name);
        return declared.isMissingNode() ? null : ParameterValue.of(declared, given.get(name), file + " " + name);
    }

    Stack nested(String logicalId) {
        Stack known = nested.get(logicalId);
        if (known != null) {
            return known;
        }
        String url = property(logicalId, "TemplateURL").asText();
        Map<String, JsonNode> values = new TreeMap<>();
        property(logicalId, "Parameters").properties().forEach(e -> values.put(e.getKey(), e.getValue()));
        Stack made = new Stack(templates, url.substring(url.lastIndexOf('/') + 1), logicalId, values, place, ids);
        nested.put(logicalId, made);
        return made;
    }

    JsonNode attribute(String logicalId, String attribute) {
        if (type(logicalId).equals(NESTED)) {
            return nested(logicalId).output(attribute.substring("Outputs.".length()));
        }
        return TextNode.valueOf(place.attribute(type(logicalId), idOf(logicalId), attribute));
    }

    private JsonNode declaration(String logicalId) {
        JsonNode declaration = tree().path("Resources").path(logicalId);
        if (declaration.isMissingNode() || !exists(declaration)) {
            throw new IllegalArgumentException(file + " has no resource " + logicalId + ".");
        }
        return declaration;
    }

    private boolean exists(JsonNode declaration) {
        JsonNode condition = declaration.path("Condition");
        return condition instanceof MissingNode || intrinsics.condition(condition.asText());
    }

    private List<String> logicalIds() {
        List<String> all = new ArrayList<>();
        tree().path("Resources").properties().forEach(e -> {
            if (exists(e.getValue())) {
                all.add(e.getKey());
            }
        });
        return all;
    }

    private Resource resource(String logicalId) {
        JsonNode declaration = declaration(logicalId);
        return new Resource(
                file,
                logicalId,
                idOf(logicalId),
                type(logicalId),
                declaration,
                intrinsics.value(declaration.path("Properties")));
    }
}
