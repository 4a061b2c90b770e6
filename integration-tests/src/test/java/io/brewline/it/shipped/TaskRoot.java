package io.brewline.it.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A function's folder, {@code /var/task}: Lambda does not run a jar, it unpacks it and puts the folder on the class path. */
record TaskRoot(Path folder) {
    /** Unpacks {@code jar} into {@code folder}. */
    static TaskRoot unpack(Path jar, Path folder) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an entry outside the folder: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    write(entries.getInputStream(entry), file);
                }
            }
        }
        return new TaskRoot(folder);
    }

    private static void write(InputStream bytes, Path file) throws IOException {
        try (bytes) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
