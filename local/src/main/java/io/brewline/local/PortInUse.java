package io.brewline.local;

/** A server's port is taken. The message names the port and the remedy. */
public final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    /**
     * That {@code port} is taken.
     *
     * @param service whose port it was to be, for people: {@code S3}, {@code SQS}
     */
    public PortInUse(String service, int port, Throwable cause) {
        super(
                "Port " + port + " is taken, and " + service + " was to answer there: stop what uses it, or choose"
                        + " another port (0 takes any that is free).",
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
