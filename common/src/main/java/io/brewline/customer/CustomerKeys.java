package io.brewline.customer;

import io.brewline.failure.Misconfigured;
import io.brewline.json.JsonText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the customer tokens, as the customer key's secret holds them. <b>The day of the order decides which one it
 * is</b>, never the day on which a file is read: so a token stays a function of the sale, and replays, corrections and
 * overlapping files give the token that they gave before. Immutable; no key is in anything that it prints.
 */
public final class CustomerKeys {
    private final List<Key> keys;

    CustomerKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys that a secret holds: JSON {@code {"keys":[{"version":1,"key":"…"},
     * {"version":2,"key":"…","from":"2026-12-01"}]}}, or any other text, which is the one key, version 1, of all days.
     *
     * @throws Misconfigured where they cannot be told from it; the message quotes nothing of it
     */
    public static CustomerKeys parse(String secret) {
        return CustomerKeysText.parse(secret);
    }

    /**
     * One key.
     *
     * @param version from 1 on
     * @param from the first day of orders that it holds for; {@link LocalDate#MIN} where it holds from ever
     * @param text the key; empty once it is retired: orders of its days get no token
     */
    record Key(int version, LocalDate from, Optional<String> text) {
        @Override
        public String toString() {
            return "version " + version + (from.equals(LocalDate.MIN) ? "" : " from " + from)
                    + (text.isEmpty() ? ", retired" : "");
        }
    }

    List<Key> keys() {
        return keys;
    }

    /** The version that began last. */
    public int newestVersion() {
        return newest().version();
    }

    /** The first day of the newest key; {@link LocalDate#MIN} where it holds from ever. */
    public LocalDate newestFrom() {
        return newest().from();
    }

    /** The first day of the key after that one, which is not the newest. */
    LocalDate fromAfter(int version) {
        return keys.stream()
                .filter(key -> key.version() > version)
                .findFirst()
                .orElseThrow()
                .from();
    }

    /** The days whose key is retired, such as {@code until 2026-11-30}; empty where there are none. */
    List<String> retiredDays() {
        List<String> days = new ArrayList<>();
        for (Key key : keys) {
            if (key.text().isEmpty()) {
                String first = key.from().equals(LocalDate.MIN) ? "" : "from " + key.from() + " ";
                days.add(first + "until " + fromAfter(key.version()).minusDays(1));
            }
        }
        return days;
    }

    /** How many keys there are that are not retired. */
    public int live() {
        return (int) keys.stream().filter(key -> key.text().isPresent()).count();
    }

    private Key newest() {
        return keys.get(keys.size() - 1);
    }

    /** These, and one more from {@code from} on, which must lie after the newest one's day. */
    CustomerKeys and(String text, LocalDate from) {
        List<Key> more = new ArrayList<>(keys);
        more.add(new Key(newestVersion() + 1, from, Optional.of(text)));
        return new CustomerKeys(more);
    }

    /** These, without the text of one. */
    CustomerKeys without(int version) {
        return new CustomerKeys(keys.stream()
                .map(key -> key.version() == version ? new Key(version, key.from(), Optional.empty()) : key)
                .toList());
    }

    /** What the secret must hold for {@link #parse} to give these: to be stored, never to be printed. */
    public String secretText() {
        return JsonText.object(json -> {
            json.writeArrayFieldStart("keys");
            for (Key key : keys) {
                json.writeStartObject();
                json.writeNumberField("version", key.version());
                json.writeStringField("key", key.text().orElse(null));
                if (!key.from().equals(LocalDate.MIN)) {
                    json.writeStringField("from", key.from().toString());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Versions and days, no key. */
    @Override
    public String toString() {
        return keys.toString();
    }
}
