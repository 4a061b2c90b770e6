package io.brewline.local.cli;

import io.brewline.local.UserError;

/** Options that name ports. Stateless. */
final class Ports {
    private static final int LAST = 65_535;

    private Ports() {}

    /** Refuses what no port can be. */
    static void check(String option, int port) {
        if (port < 0 || port > LAST) {
            throw UserError.usage(option + " is no port: give a number from 0 (any) to " + LAST + ".");
        }
    }
}
