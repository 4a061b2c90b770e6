package io.brewline.customer;

import com.fasterxml.jackson.core.JacksonException;
import io.brewline.failure.Misconfigured;
import io.brewline.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the secret of the customer keys. Its complaints quote nothing of the secret, and have no cause that would. */
final class CustomerKeysText {
    // 128 bits: a shorter key could be found by trying, and with it every card number.
    private static final int LEAST_KEY_CHARACTERS = 16;

    private CustomerKeysText() {}

    static CustomerKeys parse(String secret) {
        if (!secret.stripLeading().startsWith("{")) {
            return new CustomerKeys(
                    List.of(new CustomerKeys.Key(1, LocalDate.MIN, Optional.of(longEnough(secret, "")))));
        }
        List<CustomerKeys.Key> keys = new ArrayList<>();
        for (JsonValue each : listed(secret)) {
            keys.add(key(each, keys.isEmpty() ? null : keys.get(keys.size() - 1)));
        }
        if (keys.isEmpty()) {
            throw new Misconfigured(
                    "The customer key's secret is JSON, and its list \"keys\" holds no key: store one.");
        }
        return new CustomerKeys(keys);
    }

    private static List<JsonValue> listed(String secret) {
        try {
            JsonValue keys = JsonValue.parse(secret).at("keys");
            if (keys.isList()) {
                return keys.elements();
            }
        } catch (JacksonException e) {
            // A parser's message quotes what it could not parse.
        }
        throw new Misconfigured("The customer key's secret begins like JSON, and is not of the form"
                + " {\"keys\":[{\"version\":1,\"key\":\"…\"},{\"version\":2,\"key\":\"…\",\"from\":\"2026-12-01\"}]}:"
                + " mend it, or go back to the secret's previous version.");
    }

    private static CustomerKeys.Key key(JsonValue json, CustomerKeys.Key before) {
        long version = json.at("version").wholeNumber().orElse(0);
        if (version < 1 || version > Integer.MAX_VALUE || (before != null && version <= before.version())) {
            throw new Misconfigured("The versions of the customer keys are no ascending whole numbers from 1 on: number"
                    + " them in the order of their days.");
        }
        String named = " of version " + version;
        LocalDate from = from(json.at("from"), named);
        if (before != null && from.equals(LocalDate.MIN)) {
            throw new Misconfigured("The customer key" + named + " has no \"from\": only the first key may lack it.");
        }
        if (before != null && !from.isAfter(before.from())) {
            throw new Misconfigured("The customer key" + named + " does not begin after the one before it: its \"from\""
                    + " must be a later day.");
        }
        JsonValue text = json.at("key");
        if (text.text().isEmpty() && !text.isAbsent()) {
            throw new Misconfigured("The customer key" + named + " is no text: put it into quotes.");
        }
        return new CustomerKeys.Key((int) version, from, text.text().map(key -> longEnough(key, named)));
    }

    private static LocalDate from(JsonValue day, String named) {
        if (day.isAbsent()) {
            return LocalDate.MIN;
        }
        try {
            return LocalDate.parse(day.text().orElse(""));
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
