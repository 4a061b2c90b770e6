package io.brewline.transform;

import io.brewline.aws.Secrets;
import io.brewline.customer.CustomerKeys;
import io.brewline.customer.CustomerTokens;
import io.brewline.customer.KeyRotation;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The customer keys as the secret holds them: read at the start, and again once what is known is a quarter of an hour old,
 * so that nobody has to restart anything for a new key. Where the secret cannot be read then, the file is tried again
 * later: a token under a key whose time is over would stay in the warehouse. Thread-safe.
 */
final class CustomerKeySource implements Supplier<CustomerTokens> {
    private final Secrets secrets;
    private final String arn;
    private final Clock clock;
    private CustomerKeys keys;
    private Instant readAt;

    /**
     * Reads the secret for the first time.
     *
     * @throws io.brewline.failure.Misconfigured where it holds no keys
     */
    CustomerKeySource(Secrets secrets, String arn, Clock clock) {
        this.secrets = secrets;
        this.arn = arn;
        this.clock = clock;
        read();
    }

    /** Tokens for one file. */
    @Override
    public synchronized CustomerTokens get() {
        if (!clock.instant().isBefore(readAt.plus(KeyRotation.KNOWN_EVERYWHERE_AFTER))) {
            read();
        }
        return CustomerTokens.under(keys);
    }

    private void read() {
        Instant now = clock.instant();
        keys = CustomerKeys.parse(secrets.text(arn));
        readAt = now;
    }
}
