package io.brewline.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the things are that other processes need: {@code benchmarks/run} tells the repository's folder. Stateless. */
public final class Repository {
    private static final Path ROOT = Path.of(System.getProperty("brewline.root", "."));
    private static final String SHIPPED_TRANSFORM = "transform-lambda/target/transform-lambda-0.1.0-lambda.jar";
    private static final String SHIPPED_EXTRACT = "extract-lambda/target/extract-lambda-0.1.0-lambda.jar";
    private static final String FAKES = "benchmarks/target/lib/common-0.1.0-tests.jar";

    private Repository() {}

    /** A file of the repository. */
    public static String file(String path) {
        return ROOT.resolve(path).toAbsolutePath().normalize().toString();
    }

    public static boolean hasPython() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }

    /**
     * A Java with the shipped jar of Transform, the clients of this module and nothing else: the command up to the main
     * class.
     */
    public static List<String> javaOnShippedTransform(Class<?> main, String... options) {
        return javaOn(SHIPPED_TRANSFORM, main, options);
    }

    /** The same with the shipped jar of Extract. */
    public static List<String> javaOnShippedExtract(Class<?> main, String... options) {
        return javaOn(SHIPPED_EXTRACT, main, options);
    }

    private static List<String> javaOn(String shipped, Class<?> main, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xlog:disable"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        file(shipped),
                        whereIs(main),
                        file(FAKES),
                        // What the fakes write events with; no function has it.
                        whereIs(JsonMapper.class),
                        whereIs(JsonView.class)),
                main.getName()));
        return command;
    }

    private static String whereIs(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
