package io.brewline.aws;

import io.brewline.failure.Misconfigured;
import java.util.Map;
import java.util.Optional;

/** A function's environment variables, read once at its start. Immutable. */
public final class Settings {
    private final Map<String, String> values;

    /** Settings from a function's environment; the map is copied. */
    public Settings(Map<String, String> environment) {
        values = Map.copyOf(environment);
    }

    /**
     * The value of a variable that must be set.
     *
     * @throws Misconfigured where it is not
     */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new Misconfigured("The environment variable " + name
                        + " is not set: set it on the function, then deploy again."));
    }

    /** The value of a variable, or empty where it is not set or blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A whole number of 1 or more.
     *
     * @throws Misconfigured where the variable is something else
     */
    public long positive(String name, long otherwise) {
        String text = optional(name).orElse(Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message.
        }
        throw new Misconfigured("The environment variable " + name + " must be a whole number of 1 or more.");
    }
}
