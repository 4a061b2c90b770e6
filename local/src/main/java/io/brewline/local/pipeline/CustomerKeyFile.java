package io.brewline.local.pipeline;

import io.brewline.customer.KeyRotation;
import io.brewline.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The secret of the customer keys on one machine, as {@link io.brewline.customer.CustomerKeys} reads it: a file that only
 * its owner can read. It is replaced as a whole, also while a process works with it, which reads it again by and by.
 */
public final class CustomerKeyFile {
    static final String NAME = "customer-key";
    static final String DRAFT = NAME + ".new";

    private final Path file;

    /** The file in a state folder. */
    public CustomerKeyFile(Path home) {
        file = home.resolve(NAME);
    }

    /** Whether there is one yet. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What it holds; a random key is made the first time. */
    public String text() {
        try {
            if (!exists()) {
                write(KeyRotation.newKey());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Puts another text into its place, whole or not at all. */
    public void replace(String text) {
        try {
            write(text);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(String text) throws IOException {
        Path draft = file.resolveSibling(DRAFT);
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private UserError unusable(IOException cause) {
        return UserError.failed("The key in " + file + " cannot be read or made: check the folder's rights.", cause);
    }
}
