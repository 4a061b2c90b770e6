package io.brewline.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that are deployed, as the build before this test left them. */
class ShadedJarsIT {
    /** Of a function's code and libraries, unpacked (Lambda quotas). */
    private static final long LAMBDA_LIMIT_BYTES = 250L << 20;

    private static final String SERVICES = "META-INF/services/";
    private static final List<String> LIBRARIES_OF_TESTS =
            List.of("org/junit/", "org/assertj/", "org/mockito/", "net/jqwik/", "com/tngtech/");

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itsHandlerCanBeMadeFromTheJarAlone(String stage) throws Exception {
        String name = "io.brewline." + stage + "." + stage.substring(0, 1).toUpperCase(Locale.ROOT) + stage.substring(1)
                + "Handler";
        try (URLClassLoader alone = alone(stage)) {
            Class<?> handler = Class.forName(name, true, alone);

            assertThat(Modifier.isPublic(handler.getConstructor().getModifiers()))
                    .isTrue();
            assertThat(handler.getInterfaces())
                    .extracting(Class::getName)
                    .contains("com.amazonaws.services.lambda.runtime.RequestHandler");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itHoldsNothingOfTestsNorOfTheLocalMachine(String stage) throws IOException {
        assertThat(entries(stage))
                .noneMatch(entry -> entry.startsWith("io/brewline/local/")
                        || entry.startsWith("io/brewline/redshift/")
                        || entry.startsWith("io/brewline/testing/")
                        || entry.matches("io/brewline/.*Test(\\$.*)?\\.class"))
                .noneMatch(entry -> LIBRARIES_OF_TESTS.stream().anyMatch(entry::startsWith));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itHoldsNoOtherStage(String stage) throws IOException {
        List<String> others = new ArrayList<>(List.of("extract", "transform", "load"));
        others.remove(stage);

        assertThat(entries(stage))
                .noneMatch(entry -> others.stream().anyMatch(other -> entry.startsWith("io/brewline/" + other + "/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void noSignatureOfAJarThatIsNoMore(String stage) throws IOException {
        assertThat(entries(stage)).noneMatch(entry -> entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itFitsIntoLambda(String stage) throws IOException {
        try (JarFile jar = new JarFile(jar(stage).toFile())) {
            assertThat(jar.stream().mapToLong(ZipEntry::getSize).sum()).isLessThan(LAMBDA_LIMIT_BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itLogsJsonAndNothingElse(String stage) throws IOException {
        try (JarFile jar = new JarFile(jar(stage).toFile())) {
            ZipEntry offered = jar.getEntry(SERVICES + "org.slf4j.spi.SLF4JServiceProvider");
            assertThat(providers(jar.getInputStream(offered))).containsExactly("io.brewline.log.JsonLogProvider");
        }
    }

    /** Where two libraries offer a service, the jar's file names what both offer. */
    @ParameterizedTest
    @ValueSource(strings = {"extract", "transform", "load"})
    void itsServiceFilesAreThoseOfAllLibraries(String stage) throws IOException {
        List<String> entries = entries(stage);
        try (JarFile jar = new JarFile(jar(stage).toFile())) {
            for (String file : entries) {
                if (file.startsWith(SERVICES) && !file.endsWith("/")) {
                    List<String> offered = providers(jar.getInputStream(jar.getEntry(file)));
                    assertThat(offered).as(file).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(entries)
                            .as(file)
                            .containsAll(
                                    offered.stream().map(ShadedJarsIT::entry).toList());
                    assertThat(offered).as(file).containsAll(offeredByLibraries(file, entries));
                }
            }
        }
    }

    /** What the libraries of this test's class path offer, as far as the jar holds it. */
    private static List<String> offeredByLibraries(String file, List<String> entries) throws IOException {
        List<String> offered = new ArrayList<>();
        for (URL copy : Collections.list(ShadedJarsIT.class.getClassLoader().getResources(file))) {
            offered.addAll(providers(copy.openStream()));
        }
        offered.removeIf(provider -> !entries.contains(entry(provider)));
        return offered;
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static List<String> providers(InputStream file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    @Test
    void loadFindsTheRedshiftDriver() throws Exception {
        try (URLClassLoader alone = alone("load")) {
            assertThat(ServiceLoader.load(Driver.class, alone))
                    .extracting(driver -> driver.getClass().getName())
                    .contains("com.amazon.redshift.Driver");
        }
    }

    private static URLClassLoader alone(String stage) throws IOException {
        return new URLClassLoader(new URL[] {jar(stage).toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static List<String> entries(String stage) throws IOException {
        try (JarFile jar = new JarFile(jar(stage).toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Path jar(String stage) throws IOException {
        Path folder = Path.of("..", stage + "-lambda", "target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, stage + "-lambda-*-lambda.jar")) {
            List<Path> found = new ArrayList<>();
            jars.forEach(found::add);
            assertThat(found)
                    .as("the jar in " + folder + "; `mvn package` makes it")
                    .hasSize(1);
            return found.get(0);
        }
    }
}
