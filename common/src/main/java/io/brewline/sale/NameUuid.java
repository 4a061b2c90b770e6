package io.brewline.sale;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * UUIDs of version 5: the SHA-1 of a namespace and a name, as <a
 * href="https://www.rfc-editor.org/rfc/rfc9562#section-5.5">RFC 9562, section 5.5</a> defines them. Thread-safe.
 */
public final class NameUuid {
    // One digest a thread: looking a provider up costs more than hashing a name.
    private static final ThreadLocal<MessageDigest> SHA_1 = ThreadLocal.withInitial(NameUuid::sha1);

    private NameUuid() {}

    public static UUID of(UUID namespace, String name) {
        return of(namespace, name.getBytes(StandardCharsets.UTF_8));
    }

    static UUID of(UUID namespace, byte[] name) {
        byte[] both = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name)
                .array();
        return of(both, both.length);
    }

    /** The id of a name that stands behind the 16 bytes of its namespace. */
    static UUID of(byte[] namespaceAndName, int length) {
        MessageDigest digest = SHA_1.get();
        digest.update(namespaceAndName, 0, length);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
