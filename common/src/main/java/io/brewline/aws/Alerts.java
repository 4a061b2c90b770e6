package io.brewline.aws;

/** Where alerts go. */
@FunctionalInterface
public interface Alerts {
    void send(Alert alert);
}
