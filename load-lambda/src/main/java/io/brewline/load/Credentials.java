package io.brewline.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.aws.Secrets;
import io.brewline.failure.Misconfigured;

/** A user of the warehouse and the password, as a secret holds them: JSON with {@code username} and {@code password}. */
record Credentials(String username, String password) {
    /**
     * Reads them anew: they may have been rotated.
     *
     * @throws Misconfigured where the secret is missing, or something else
     */
    static Credentials read(Secrets secrets, String arn) {
        try {
            JsonNode secret = new JsonMapper().readTree(secrets.text(arn));
            return new Credentials(field(secret, "username", arn), field(secret, "password", arn));
        } catch (JsonProcessingException e) {
            // Without the parser's exception: it quotes the secret.
            throw notAsExpected(arn);
        }
    }

    private static String field(JsonNode secret, String name, String arn) {
        JsonNode value = secret.path(name);
        if (!value.isTextual()) {
            throw notAsExpected(arn);
        }
        return value.textValue();
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
