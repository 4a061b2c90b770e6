package io.brewline.redshift;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that a warehouse lives in; held by one process at a time, and free again when that process dies, however
 * it dies.
 */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** @throws IOException when another warehouse uses it, with a sentence that says so */
    static DataDirectory claim(Path root) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        Files.createDirectories(absolute.resolve("postgres"));
        checkOwner(absolute);
        FileChannel channel =
                FileChannel.open(absolute.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(channel)) {
            channel.close();
            throw new IOException("The warehouse in " + absolute + " is in use by another running process.");
        }
        return new DataDirectory(absolute, channel);
    }

    /** PostgreSQL insists on owning its files; it says so late, and in its log. */
    private static void checkOwner(Path root) throws IOException {
        Path mine = Files.createTempFile(root, "owner", "");
        try {
            if (!Files.getOwner(mine).equals(Files.getOwner(root.resolve("postgres")))) {
                throw new IOException("The warehouse in " + root + " was made by another user: run as that user.");
            }
        } finally {
            Files.delete(mine);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    /** What PostgreSQL says while it starts, runs and stops. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** The key and the certificate that clients see under TLS. */
    Path tls() {
        return root.resolve("tls");
    }

    /** Inside the cluster, because PostgreSQL reads it. */
    Path counts() {
        return cluster().resolve("copy_counts");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
