package io.brewline.local.pipeline;

import io.brewline.local.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/**
 * Where everything lives on one machine: objects, warehouse, alerts, log. One process at a time uses it; {@link #close}
 * lets the next one in.
 */
public final class StateFolder implements AutoCloseable {
    private static final String LAYOUT = "1";
    private static final String MARKER = "layout";
    private static final String EXPIRED = "raw-files-expired";
    private static final List<String> PARTS = List.of(
            "s3",
            "warehouse",
            "redshift",
            "demo-landing",
            "dashboards",
            "alerts.jsonl",
            "brewline.log",
            CustomerKeyFile.NAME,
            CustomerKeyFile.DRAFT,
            EXPIRED,
            "running.json",
            MARKER);

    private final Path home;
    private final FileChannel channel;
    private final FileLock lock;

    private StateFolder(Path home, FileChannel channel, FileLock lock) {
        this.home = home;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, and makes it where it is missing.
     *
     * @throws UserError where another process has it, it cannot be written, or it is of another layout
     */
    public static StateFolder open(Path home) {
        StateFolder state = claim(home);
        try {
            state.checkLayout();
            // Whoever wrote it is dead, or the folder would not be free.
            Files.deleteIfExists(state.running());
            return state;
        } catch (UserError e) {
            state.close();
            throw e;
        } catch (IOException e) {
            state.close();
            throw unusable(home, e);
        }
    }

    /**
     * Takes the folder whatever its layout is, to {@link #forget} it.
     *
     * @throws UserError where another process has it, or it cannot be written
     */
    public static StateFolder claim(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw UserError.failed(
                        "Another brewline is at work in " + home
                                + ": wait for it or stop it, or set BREWLINE_HOME to another folder.",
                        null);
            }
            return new StateFolder(home, channel, lock);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    private static UserError unusable(Path home, IOException cause) {
        return UserError.failed(
                "The state folder " + home + " cannot be used: set BREWLINE_HOME to a folder that you may write.",
                cause);
    }

    /** Whether some process has the folder now. */
    public static boolean isInUse(Path home) {
        try {
            claim(home).close();
            return false;
        } catch (UserError e) {
            return true;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void checkLayout() {
        Path marker = home.resolve(MARKER);
        try {
            if (!Files.exists(marker)) {
                Files.writeString(marker, LAYOUT);
            }
            // Bytes, because a damaged marker need not be text.
            if (Arrays.equals(Files.readAllBytes(marker), LAYOUT.getBytes(StandardCharsets.UTF_8))) {
                return;
            }
        } catch (IOException e) {
            throw unusable(home, e);
        }
        throw UserError.failed(
                "The state in " + home + " was written by another version of brewline, or is damaged: run"
                        + " `brewline reset`, then load the files again.",
                null);
    }

    public Path home() {
        return home;
    }

    /** The objects of the buckets. */
    public Path s3() {
        return home.resolve("s3");
    }

    /** The warehouse's files. */
    public Path warehouse() {
        return home.resolve("warehouse");
    }

    /** The files of a warehouse that runs without the pipeline. */
    public Path redshift() {
        return home.resolve("redshift");
    }

    /** The demo's generated branch files, which hold (invented) names: they wait to be landed. */
    public Path demoLanding() {
        return home.resolve("demo-landing");
    }

    /** All alerts ever sent, one JSON object a line. */
    public Path alerts() {
        return home.resolve("alerts.jsonl");
    }

    /** Where the services log. */
    public Path log() {
        return home.resolve("brewline.log");
    }

    /** How to reach the warehouse of the process that has the folder. */
    public Path running() {
        return home.resolve("running.json");
    }

    /** The customer keys. */
    public CustomerKeyFile customerKey() {
        return new CustomerKeyFile(home);
    }

    /** Says on which day raw files expired last. */
    Path expired() {
        return home.resolve(EXPIRED);
    }

    /** Deletes all that brewline keeps here, and nothing else that may lie in the folder. */
    public void forget() {
        try {
            for (String part : PARTS) {
                delete(home.resolve(part));
            }
        } catch (IOException e) {
            throw UserError.failed("Not all of " + home + " could be deleted: check the folder's rights.", e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw UserError.failed("The lock on " + home + " could not be released.", e);
        }
    }
}
