package io.brewline.it.stack;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The template files, each a tree as it is written. Not changed by anybody: a planted change makes a copy. */
public record Templates(Map<String, JsonNode> byName) {
    /** The template that the others are nested in. */
    public static final String ROOT = "main.yaml";

    private static final Path FOLDER = Path.of("..", "infra", "cloudformation");

    /** The files as they are in this repository. */
    public static Templates read() {
        Map<String, JsonNode> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*.yaml")) {
            for (Path file : files) {
                found.put(file.getFileName().toString(), TemplateYaml.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Templates(Map.copyOf(found));
    }

    /** The tree of a file. */
    public JsonNode tree(String file) {
        JsonNode tree = byName.get(file);
        if (tree == null) {
            throw new IllegalArgumentException("There is no template " + file + " among " + byName.keySet() + ".");
        }
        return tree;
    }

    /**
     * These, with one thing changed.
     *
     * @param pointer the place, a JSON pointer (RFC 6901); its parent must be there
     * @param yaml what to put there; null takes away what is there
     */
    public Templates with(String file, String pointer, String yaml) {
        JsonNode changed = tree(file).deepCopy();
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = changed.at(place.head());
        if (parent.isMissingNode() || (yaml == null && changed.at(place).isMissingNode())) {
            throw new IllegalArgumentException(file + " has no " + pointer + " any more: plant the change elsewhere.");
        }
        put(parent, place.last().getMatchingProperty(), yaml == null ? null : TemplateYaml.parse(yaml));
        Map<String, JsonNode> all = new TreeMap<>(byName);
        all.put(file, changed);
        return new Templates(Map.copyOf(all));
    }

    private static void put(JsonNode parent, String name, JsonNode value) {
        if (parent instanceof ArrayNode list) {
            int index = Integer.parseInt(name);
            if (value == null) {
                list.remove(index);
            } else {
                list.set(index, value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }
}
