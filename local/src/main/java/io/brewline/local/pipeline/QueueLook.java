package io.brewline.local.pipeline;

import java.util.List;

/**
 * What lies in one stage's queue and in its dead-letter queue.
 *
 * @param stage {@code extract}, {@code transform} or {@code load}
 * @param waiting messages that can be received, or will be
 * @param inFlight messages that are being worked on
 * @param givenUp messages in the dead-letter queue
 * @param files what those are about, {@code s3://…}; of many the first {@link DeadLetters#MOST}
 */
public record QueueLook(String stage, long waiting, long inFlight, long givenUp, List<String> files) {
    public QueueLook {
        files = List.copyOf(files);
    }
}
