package io.brewline.redshift.sql;

import java.io.Serial;

/** A literal, a quoted name or a comment has no end: PostgreSQL will say so in its own words. */
final class UnterminatedText extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnterminatedText() {
        super("unterminated literal, quoted name or comment", null, false, false);
    }
}
