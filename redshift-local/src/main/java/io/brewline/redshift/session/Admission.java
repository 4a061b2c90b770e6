package io.brewline.redshift.session;

import io.brewline.redshift.session.Terms.PlainText;
import io.brewline.redshift.session.Terms.Strangers;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import io.brewline.redshift.wire.Report;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Decides who is let in. Thread-safe. */
final class Admission {
    /** Redshift has one state for every refusal of a user. */
    private static final String INVALID_AUTHORIZATION = "28000";

    /** Takes the place of a stranger's hash, so that the question for a password does not tell who is one. */
    private static final String NO_HASH = "md5";

    private final Backend backend;
    private final Terms terms;

    Admission(Backend backend, Terms terms) {
        this.backend = backend;
        this.terms = terms;
    }

    /** What keeps this client out, in Redshift's words; empty when nothing does. */
    Optional<Report> obstacle(ClientConnection client, Startup startup) throws IOException, SQLException {
        String user = startup.parameters().getOrDefault("user", "");
        if (terms.plainText() == PlainText.REFUSED && !client.isEncrypted()) {
            return refusal("no pg_hba.conf entry for host \"127.0.0.1\", user \"" + user + "\", database \""
                    + startup.parameters().getOrDefault("database", user) + "\", SSL off");
        }
        Optional<String> stored = backend.passwordOf(user);
        if (stored.isEmpty() && terms.strangers() == Strangers.ADMITTED) {
            backend.admit(user);
            return Optional.empty();
        }
        boolean passes = PasswordCheck.passes(stored.orElse(NO_HASH), client.in(), client.out());
        return stored.isPresent() && passes
                ? Optional.empty()
                : refusal("password authentication failed for user \"" + user + "\"");
    }

    private static Optional<Report> refusal(String message) {
        return Optional.of(Report.fatal(INVALID_AUTHORIZATION, message));
    }
}
