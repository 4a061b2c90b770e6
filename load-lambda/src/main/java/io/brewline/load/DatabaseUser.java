package io.brewline.load;

import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A user to be created, or given a new password. Name and hash can be put into a statement, the name in double quotes:
 * CREATE USER takes no binds.
 *
 * @param name lower-case letters, digits and underscores
 * @param passwordHash {@code md5} and the hash of password and name, so that the password itself is in no statement and no
 *     log of statements, see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html">CREATE USER</a>
 */
record DatabaseUser(String name, String passwordHash) {
    private static final Pattern NAME = Pattern.compile("(?!pg_|public$)[a-z_][a-z0-9_]{0,62}");
    private static final Pattern HASH = Pattern.compile("md5[0-9a-f]{32}");

    /** Redshift's own bound for a password in the clear; of a hash it cannot check it. */
    private static final int SHORTEST_PASSWORD = 8;

    DatabaseUser {
        if (!NAME.matcher(name).matches() || !HASH.matcher(passwordHash).matches()) {
            throw new IllegalArgumentException("not to be put into a statement");
        }
    }

    /**
     * The user whom a secret tells of.
     *
     * @throws Misconfigured where that cannot be one
     */
    static DatabaseUser of(Secrets secrets, String arn) {
        Credentials credentials = Credentials.read(secrets, arn);
        if (!NAME.matcher(credentials.username()).matches()) {
            throw new Misconfigured("The username in the secret " + arn
                    + " is not of lower-case letters, digits and underscores, up to 63: store another.");
        }
        if (credentials.password().length() < SHORTEST_PASSWORD) {
            throw new Misconfigured("The password in the secret " + arn + " has less than " + SHORTEST_PASSWORD
                    + " characters: store a longer one.");
        }
        return new DatabaseUser(credentials.username(), "md5" + md5(credentials.password() + credentials.username()));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name;
    }
}
