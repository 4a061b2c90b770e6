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
    public CopySettings {
        flags = Set.copyOf(flags);
    }

    public boolean has(CopyFlag flag) {
        return flags.contains(flag);
    }
}
