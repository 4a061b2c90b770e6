package io.brewline.customer;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.Optional;

/**
 * How another key begins, and how one ends. A new key holds for orders from a day on that lies in the future everywhere on
 * earth, when no order of it can have come yet: what was counted under the keys before it is never counted anew.
 *
 * @param keys what the secret must hold from now on
 * @param done what that means, in sentences without a key
 */
public record KeyRotation(CustomerKeys keys, String done) {
    /** By then every function has read the secret again. */
    public static final Duration KNOWN_EVERYWHERE_AFTER = Duration.ofMinutes(15);

    // Files may hold orders of the day after the one on which they land, by UTC.
    private static final int DAYS_AHEAD = 2;
    private static final int KEY_BYTES = 32;

    /** What days a new key may begin on. */
    public enum Begin {
        /** Such as no order can be of yet. */
        IN_FUTURE,
        /** Any: customers of days that are loaded already may be counted twice. */
        ON_ANY_DAY
    }

    /** A new random key's text. */
    public static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The first day that a key may begin on which is made known at {@code now}. */
    public static LocalDate earliest(Instant now) {
        return LocalDate.ofInstant(now.plus(KNOWN_EVERYWHERE_AFTER), ZoneOffset.UTC)
                .plusDays(DAYS_AHEAD);
    }

    /**
     * Another key.
     *
     * @param day from which on; else the first of a month, so that a month's distinct customers are of one key
     * @throws IllegalArgumentException where it cannot be that day, with a sentence why
     */
    public static KeyRotation begin(CustomerKeys keys, Optional<LocalDate> day, Begin when, Instant now) {
        LocalDate earliest = earliest(now);
        LocalDate from = day.orElseGet(() -> firstOfMonth(earliest));
        if (when == Begin.IN_FUTURE && from.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "A key from " + from + " on would come too late: orders of that day may have"
                            + " their ids already, and would get others at a replay, so that customers would count twice. Name "
                            + earliest + " or a later day.");
        }
        if (!from.isAfter(keys.newestFrom())) {
            throw new IllegalArgumentException("The newest key, version " + keys.newestVersion() + ", begins on "
                    + keys.newestFrom() + ": another one must begin on a later day.");
        }
        CustomerKeys more = keys.and(newKey(), from);
        return new KeyRotation(
                more,
                "Orders of " + from + " and later get their customer ids under a new key, version "
                        + more.newestVersion()
                        + ". Orders before that day keep theirs, replayed or not, so no count of the past changes; a"
                        + " customer who buys before and after it counts twice in a period that holds both.");
    }

    private static LocalDate firstOfMonth(LocalDate earliest) {
        return earliest.getDayOfMonth() == 1 ? earliest : earliest.with(TemporalAdjusters.firstDayOfNextMonth());
    }

    /**
     * Does away with the text of a key that has leaked.
     *
     * @param now only a key whose last day is over everywhere, and the day after it, may go
     * @throws IllegalArgumentException where there is no such key, or it is needed, with a sentence why
     */
    public static KeyRotation retire(CustomerKeys keys, int version, Instant now) {
        if (keys.keys().stream()
                .noneMatch(key -> key.version() == version && key.text().isPresent())) {
            throw new IllegalArgumentException("There is no key of version " + version + ", or it is retired already.");
        }
        if (version == keys.newestVersion()) {
            throw new IllegalArgumentException("Version " + version
                    + " is the newest key, which new orders need: rotate first, and retire it once its days are over.");
        }
        LocalDate free = keys.fromAfter(version).plusDays(DAYS_AHEAD);
        if (LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(free)) {
            throw new IllegalArgumentException("Orders that come these days need the key of version " + version
                    + ": retire it on " + free
                    + " or later. If that is too late, because others have"
                    + " seen it, rotate with --split-counts --from the day before yesterday, and retire it then.");
        }
        return new KeyRotation(
                keys.without(version),
                "The key of version " + version
                        + " is gone. Orders of its days keep the customer ids that they have; loaded"
                        + " anew they get none. By card nobody of those days can be erased any more, only by customer id.");
    }

    /** Versions and days, no key. */
    @Override
    public String toString() {
        return done;
    }
}
