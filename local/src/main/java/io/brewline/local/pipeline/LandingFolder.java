package io.brewline.local.pipeline;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
        static Look at(BasicFileAttributes file) {
            return new Look(file.size(), file.lastModifiedTime());
        }
    }

    /**
     * The files that have come, or changed, and are whole since the last look but one; by name, hidden ones left out.
     *
     * @throws IOException where the folder itself cannot be read; what cannot be read in it is passed over
     */
    public List<Path> arrivals() throws IOException {
        List<Path> arrivals = new ArrayList<>();
        looks().forEach((file, look) -> {
            if (look.equals(seen.put(file, look)) && !look.equals(taken.get(file))) {
                taken.put(file, look);
                arrivals.add(file);
            }
        });
        return arrivals;
    }

    private SortedMap<Path, Look> looks() throws IOException {
        SortedMap<Path, Look> looks = new TreeMap<>();
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                return !below.equals(folder) && isHidden(below)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isHidden(file)) {
                    looks.put(file, Look.at(attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // Files come and go while others look.
                return file.equals(folder) ? super.visitFileFailed(file, failure) : FileVisitResult.CONTINUE;
            }
        });
        return looks;
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
