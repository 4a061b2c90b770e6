package io.brewline.redshift.session;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * On what terms a gateway lets clients in. Immutable.
 *
 * @param tls with what certificate connections are encrypted when a client asks for it; empty to decline
 * @param plainText what becomes of who does not ask
 * @param strangers what becomes of who has no password here
 * @param startUpLimit how long a client may take until its session begins
 */
public record Terms(Optional<SSLContext> tls, PlainText plainText, Strangers strangers, Duration startUpLimit) {
    /** As in PostgreSQL, whose {@code authentication_timeout} it is. */
    public static final Duration START_UP_LIMIT = Duration.ofSeconds(60);

    /** Connections that are not encrypted. */
    public enum PlainText {
        ADMITTED,
        /** As with Redshift's parameter {@code require_ssl}. */
        REFUSED
    }

    /** Users who have no password. */
    public enum Strangers {
        /** Everybody on this machine is an administrator. */
        ADMITTED,
        REFUSED
    }

    /** No TLS, no passwords but those of {@code CREATE USER}. */
    public static Terms open() {
        return new Terms(Optional.empty(), PlainText.ADMITTED, Strangers.ADMITTED, START_UP_LIMIT);
    }
}
