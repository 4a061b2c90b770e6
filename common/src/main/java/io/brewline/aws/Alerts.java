package io.brewline.aws;

/** Where alerts go. */
@FunctionalInterface
public interface Alerts {
    /**
     * Sends an alert.
     *
     * @throws io.brewline.failure.Transient where it cannot be sent
     */
    void send(Alert alert);
}
