package io.brewline.transform;

import io.brewline.aws.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** The SHA-256 of ids and texts, gathered and hashed many at a time. Not thread-safe. */
final class ContentHash {
    private final MessageDigest digest = Sha256.start();
    private final ByteBuffer gathered = ByteBuffer.allocate(1 << 12);

    void add(UUID id) {
        makeRoom(2 * Long.BYTES);
        gathered.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        makeRoom(bytes.length);
        if (bytes.length > gathered.remaining()) {
            digest.update(bytes);
        } else {
            gathered.put(bytes);
        }
    }

    /** The digits of all that was added; to be asked once, at the end. */
    String hex() {
        hash();
        return Sha256.hex(digest);
    }

    private void makeRoom(int bytes) {
        if (bytes > gathered.remaining()) {
            hash();
        }
    }

    private void hash() {
        digest.update(gathered.flip());
        gathered.clear();
    }
}
