package io.brewline.local.sqs;

/** Hears what a poller does, on the poller's threads. */
public interface PollerListener {
    /** One that does not listen. */
    PollerListener NONE = new PollerListener() {};

    /** The function is about to be called. */
    default void batchStarted(String queue, int messages) {}

    /**
     * The function has returned or thrown, and the messages that it is done with are deleted.
     *
     * @param failed how many of them come again
     */
    default void batchFinished(String queue, int messages, int failed) {}

    /**
     * A message was not dealt with: it comes again after its visibility timeout, or goes to the dead-letter queue.
     *
     * @param receiveCount how often it was received so far
     */
    default void messageFailed(String queue, String messageId, int receiveCount) {}
}
