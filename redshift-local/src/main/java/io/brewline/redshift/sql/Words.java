package io.brewline.redshift.sql;

import java.util.Set;

/** Word lists that read as text. */
final class Words {
    private Words() {}

    /** The words of a text. */
    static Set<String> of(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
