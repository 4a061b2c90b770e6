package io.brewline.local.dashboards;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The dashboards that Grafana can show on one machine, which travel in this jar. */
public final class PostgresDashboards {
    /** All but the pipeline's health, which only CloudWatch knows. */
    static final List<String> FILES =
            List.of("chain-overview.json", "branch.json", "products.json", "customers.json", "data-quality.json");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private PostgresDashboards() {}

    /**
     * Writes them into {@code folder}, which is made where it is missing; what is there under their names is replaced.
     *
     * @return the files
     * @throws IOException where the folder cannot be written to
     */
    public static List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String file : FILES) {
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve(file).toFile(), read(file));
        }
        return FILES.stream().map(folder::resolve).toList();
    }

    private static ObjectNode read(String file) throws IOException {
        try (InputStream json = PostgresDashboards.class.getResourceAsStream(file)) {
            ObjectNode dashboard = (ObjectNode) JSON.readTree(json);
            PostgresDashboard.convert(dashboard);
            return dashboard;
        }
    }
}
