package io.brewline.it.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The texts of the folder {@code grafana}, by their paths in it. Immutable.
 *
 * @param texts JSON and YAML files, and scripts
 */
record GrafanaFiles(Map<String, String> texts) {
    private static final Path FOLDER = Path.of("..", "grafana");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static GrafanaFiles read() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = FOLDER.relativize(file).toString();
                if (name.matches(".*\\.(json|yaml|yml|sh)")) {
                    texts.put(name, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GrafanaFiles(texts);
    }

    /** The same, with a change in one file: {@code place} becomes {@code planted}. */
    GrafanaFiles with(String file, String place, String planted) {
        String text = texts.get(file);
        if (text == null || !text.contains(place)) {
            throw new IllegalArgumentException(file + " has no " + place);
        }
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(file, text.replaceFirst(Pattern.quote(place), Matcher.quoteReplacement(planted)));
        return new GrafanaFiles(changed);
    }

    List<Dashboard> dashboards() {
        return texts.entrySet().stream()
                .filter(file -> file.getKey().startsWith("dashboards/"))
                .map(file -> new Dashboard(file.getKey(), json(file.getValue())))
                .toList();
    }

    /** A YAML file as a tree. */
    JsonNode yaml(String file) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(texts.get(file));
        return JSON.valueToTree(loaded);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
