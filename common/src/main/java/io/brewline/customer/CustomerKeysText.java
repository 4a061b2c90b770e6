package io.brewline.customer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.failure.Misconfigured;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the secret of the customer keys. Its complaints quote nothing of the secret, and have no cause that would. */
final class CustomerKeysText {
    // 128 bits: a shorter key could be found by trying, and with it every card number.
    private static final int LEAST_KEY_CHARACTERS = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CustomerKeysText() {}

    static CustomerKeys parse(String secret) {
        if (!secret.stripLeading().startsWith("{")) {
            return new CustomerKeys(
                    List.of(new CustomerKeys.Key(1, LocalDate.MIN, Optional.of(longEnough(secret, "")))));
        }
        List<CustomerKeys.Key> keys = new ArrayList<>();
        for (JsonNode each : listed(secret)) {
            keys.add(key(each, keys.isEmpty() ? null : keys.get(keys.size() - 1)));
        }
        if (keys.isEmpty()) {
            throw new Misconfigured(
                    "The customer key's secret is JSON, and its list \"keys\" holds no key: store one.");
        }
        return new CustomerKeys(keys);
    }

    private static JsonNode listed(String secret) {
        try {
            JsonNode keys = JSON.readTree(secret).path("keys");
            if (keys.isArray()) {
                return keys;
            }
        } catch (JacksonException e) {
            // A parser's message quotes what it could not parse.
        }
        throw new Misconfigured("The customer key's secret begins like JSON, and is not of the form"
                + " {\"keys\":[{\"version\":1,\"key\":\"…\"},{\"version\":2,\"key\":\"…\",\"from\":\"2026-12-01\"}]}:"
                + " mend it, or go back to the secret's previous version.");
    }

    private static CustomerKeys.Key key(JsonNode node, CustomerKeys.Key before) {
        JsonNode version = node.path("version");
        if (!version.canConvertToInt()
                || version.asInt() < 1
                || (before != null && version.asInt() <= before.version())) {
            throw new Misconfigured("The versions of the customer keys are no ascending whole numbers from 1 on: number"
                    + " them in the order of their days.");
        }
        String named = " of version " + version.asInt();
        LocalDate from = from(node.path("from"), named);
        if (before != null && from.equals(LocalDate.MIN)) {
            throw new Misconfigured("The customer key" + named + " has no \"from\": only the first key may lack it.");
        }
        if (before != null && !from.isAfter(before.from())) {
            throw new Misconfigured("The customer key" + named + " does not begin after the one before it: its \"from\""
                    + " must be a later day.");
        }
        JsonNode text = node.path("key");
        if (!text.isTextual() && !text.isNull() && !text.isMissingNode()) {
            throw new Misconfigured("The customer key" + named + " is no text: put it into quotes.");
        }
        return new CustomerKeys.Key(
                version.asInt(),
                from,
                text.isTextual() ? Optional.of(longEnough(text.asText(), named)) : Optional.empty());
    }

    private static LocalDate from(JsonNode day, String named) {
        if (day.isMissingNode() || day.isNull()) {
            return LocalDate.MIN;
        }
        try {
            return LocalDate.parse(day.asText());
        } catch (DateTimeException e) {
            // Its message quotes the text, which may be a key in the wrong place.
            throw new Misconfigured("The customer key" + named + " has a \"from\" that is no date such as 2026-12-01.");
        }
    }

    private static String longEnough(String key, String named) {
        if (key.length() < LEAST_KEY_CHARACTERS) {
            throw new Misconfigured("The customer key" + named + " has fewer than " + LEAST_KEY_CHARACTERS
                    + " characters: store a longer one.");
        }
        return key;
    }
}
