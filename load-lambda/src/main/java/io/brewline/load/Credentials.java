package io.brewline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;
import io.brewline.json.JsonValue;

/** A user of the warehouse and the password, as a secret holds them: JSON with {@code username} and {@code password}. */
record Credentials(String username, String password) {
    /**
     * Reads them anew: they may have been rotated.
     *
     * @throws Misconfigured where the secret is missing, or something else
     */
    static Credentials read(Secrets secrets, String arn) {
        try {
            JsonValue secret = JsonValue.parse(secrets.text(arn));
            return new Credentials(field(secret, "username", arn), field(secret, "password", arn));
        } catch (JsonProcessingException e) {
            // Without the parser's exception: it quotes the secret.
            throw notAsExpected(arn);
        }
    }

    private static String field(JsonValue secret, String name, String arn) {
        return secret.at(name).text().orElseThrow(() -> notAsExpected(arn));
    }

    private static Misconfigured notAsExpected(String arn) {
        return new Misconfigured(
                "The secret " + arn + " is not JSON with the texts username and password: store both.");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "credentials of " + username;
    }
}
