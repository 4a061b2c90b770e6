package io.brewline.load;

import io.brewline.failure.Misconfigured;
import java.util.regex.Pattern;

/**
 * Where the warehouse is: {@code WAREHOUSE_URL}.
 *
 * @param text such as {@code jdbc:redshift://host:5439/dev}
 */
public record WarehouseUrl(String text) {
    /** Without options: they would win over those that encrypt and check. */
    private static final Pattern REMOTE = Pattern.compile("jdbc:redshift://[A-Za-z0-9.-]+(:\\d+)?/\\w+");

    private static final Pattern LOCAL =
            Pattern.compile("jdbc:redshift://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?/.*");

    /** @throws Misconfigured where it is no such address */
    public WarehouseUrl {
        if (!LOCAL.matcher(text).matches() && !REMOTE.matcher(text).matches()) {
            throw new Misconfigured(
                    "The environment variable WAREHOUSE_URL is not of the form jdbc:redshift://host:5439/database.");
        }
    }

    /** Whether the warehouse runs on this machine, where nothing needs encryption. */
    public boolean isLocal() {
        return LOCAL.matcher(text).matches();
    }
}
