package io.brewline.local.overview;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Chart.js, out of its WebJar: the script that the page embeds, and its licence, which asks to go with it.
 *
 * @param version as in {@code 4.5.1}
 * @param script the bundle for browsers
 * @param licence the text of the MIT licence with its copyright
 */
record ChartLibrary(String version, String script, String licence) {
    private static final String COORDINATES = "org.webjars.npm/chart.js";

    static ChartLibrary load() {
        String version = installedVersion();
        String folder = "/META-INF/resources/webjars/chart.js/" + version;
        String script = resource(folder + "/dist/chart.umd.min.js")
                .lines()
                // Developer tools would look for the map beside the page.
                .filter(line -> !line.startsWith("//# sourceMappingURL="))
                .collect(Collectors.joining("\n"));
        return new ChartLibrary(version, script, resource(folder + "/LICENSE.md"));
    }

    private static String installedVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(resource("/META-INF/maven/" + COORDINATES + "/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** A text on the class path. */
    static String resource(String path) {
        try (InputStream resource = ChartLibrary.class.getResourceAsStream(path)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
