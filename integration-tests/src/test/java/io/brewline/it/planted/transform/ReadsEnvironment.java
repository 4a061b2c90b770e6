package io.brewline.it.planted.transform;

/** Reads the environment, and is no configuration. */
public final class ReadsEnvironment {
    public String home() {
        return System.getenv("HOME");
    }
}
