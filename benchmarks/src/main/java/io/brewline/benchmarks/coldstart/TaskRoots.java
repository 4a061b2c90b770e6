package io.brewline.benchmarks.coldstart;

import io.brewline.benchmarks.harness.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The folders of functions, {@code /var/task}: Lambda does not run a jar, it unpacks it and puts the folder on the class path. */
final class TaskRoots {
    private TaskRoots() {}

    /** The folder of a stage's jar, as the build left it. */
    static Path ofStage(String stage, Path folder) throws IOException {
        try (JarFile entries = new JarFile(jar(stage).toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream bytes = entries.getInputStream(entry)) {
                        write(folder, entry.getName(), bytes);
                    }
                }
            }
        }
        return folder;
    }

    private static Path jar(String stage) throws IOException {
        Path target = Path.of(Repository.file(stage + "-lambda/target"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, stage + "-lambda-*-lambda.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new IOException("no jar in " + target + ": `mvn package` makes it");
    }

    /** A folder that holds these classes and no more. */
    static Path ofClasses(List<Class<?>> classes, Path folder) throws IOException {
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
                write(folder, name, bytes);
            }
        }
        return folder;
    }

    private static void write(Path folder, String name, InputStream bytes) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an entry outside the folder: " + name);
        }
        Files.createDirectories(file.getParent());
        Files.copy(bytes, file);
    }
}
