package io.brewline.local.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder into which files are dropped. A file is taken once it has stopped to change between two looks, so that one
 * that is still being copied is left alone, and again whenever it has changed. Not thread-safe.
 */
public final class LandingFolder {
    private final Path folder;
    private final Map<Path, Look> seen = new HashMap<>();
    private final Map<Path, Look> taken = new HashMap<>();

    public LandingFolder(Path folder) {
        this.folder = folder;
    }

    /** How a file looked. */
    private record Look(long size, FileTime modified) {
        static Look at(Path file) throws IOException {
            return new Look(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    /** The files that have come, or changed, and are whole since the last look but one. */
    public List<Path> arrivals() throws IOException {
        List<Path> arrivals = new ArrayList<>();
        for (Path file : files()) {
            Look look = Look.at(file);
            if (look.equals(seen.put(file, look)) && !look.equals(taken.get(file))) {
                taken.put(file, look);
                arrivals.add(file);
            }
        }
        return arrivals;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
