package io.brewline.redshift.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Asks a client for a password as Redshift does: neither the password nor its stored hash crosses the wire.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html">AuthenticationMD5Password</a>
 */
final class PasswordCheck {
    private static final int MD5_PASSWORD = 5;
    private static final int SALT_BYTES = 4;
    /** The answer is a hash; who is not let in yet gets no more memory. */
    private static final int MOST_ANSWER_BYTES = 1 << 12;

    private static final String PREFIX = "md5";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordCheck() {}

    /**
     * Whether the client knows the password.
     *
     * @param stored {@code md5} and the hash of password and user name, as the catalog holds it
     */
    static boolean passes(String stored, InputStream fromClient, OutputStream toClient) throws IOException {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        new BodyWriter()
                .int32(MD5_PASSWORD)
                .bytes(salt)
                .toMessage(BackendType.AUTHENTICATION)
                .writeTo(toClient);
        toClient.flush();
        Message answer = Message.readFrom(fromClient, MOST_ANSWER_BYTES);
        return answer != null
                && answer.type() == FrontendType.PASSWORD
                && MessageDigest.isEqual(
                        answer.fields().string().getBytes(US_ASCII),
                        expected(stored, salt).getBytes(US_ASCII));
    }

    private static String expected(String stored, byte[] salt) {
        String hash = stored.substring(PREFIX.length());
        // The salt's bytes follow the hash's text.
        return PREFIX + md5(hash + new String(salt, ISO_8859_1));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
