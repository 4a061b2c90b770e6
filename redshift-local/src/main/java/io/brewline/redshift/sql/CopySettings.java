package io.brewline.redshift.sql;

import java.util.Set;

/**
 * How a COPY reads rows and what it makes of their fields.
 *
 * @param ignoreHeader lines to leave out at the beginning of each object
 * @param maxErrors the number of bad rows at which the load fails; 0 means 1
 * @param nullText the field that means NULL
 * @param replacement what stands for a byte that is not UTF-8; 0 when such a byte is an error
 */
public record CopySettings(
        Set<CopyFlag> flags,
        int ignoreHeader,
        int maxErrors,
        String nullText,
        char replacement,
        TimePattern dateFormat,
        TimePattern timeFormat) {
    private static final Set<CopyFlag> WITHOUT_TYPES = Set.of(
            CopyFlag.EMPTYASNULL, CopyFlag.ESCAPE, CopyFlag.REMOVEQUOTES, CopyFlag.IGNOREBLANKLINES, CopyFlag.ROUNDEC);

    public CopySettings {
        flags = Set.copyOf(flags);
    }

    public boolean has(CopyFlag flag) {
        return flags.contains(flag);
    }

    /** Whether a row cannot be read without knowing the columns' types. */
    boolean needsTypes() {
        return maxErrors > 1
                || replacement != 0
                || !isPostgres(dateFormat, TimePattern.DATE)
                || !isPostgres(timeFormat, TimePattern.TIMESTAMP)
                || flags.stream().anyMatch(flag -> !WITHOUT_TYPES.contains(flag));
    }

    /** Whether PostgreSQL reads such times by itself. */
    private static boolean isPostgres(TimePattern pattern, TimePattern usual) {
        return pattern.kind() == TimePattern.Kind.AUTO || pattern.equals(usual);
    }
}
