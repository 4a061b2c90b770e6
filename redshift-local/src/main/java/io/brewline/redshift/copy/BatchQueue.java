package io.brewline.redshift.copy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands one object's batches from the thread that reads it to the one that loads it. It holds a few, so that memory
 * does not grow with the object.
 */
final class BatchQueue {
    private static final int MOST_BATCHES = 16;
    private static final int MOST_BYTES = 1 << 20;

    private final Queue<Batch> batches = new ArrayDeque<>();
    private ObjectSummary summary;
    private Throwable failure;
    private boolean closed;
    private int bytes;

    /** Waits for a place. Returns false when nobody wants the batch any more. */
    synchronized boolean put(Batch batch) throws InterruptedException {
        while ((batches.size() >= MOST_BATCHES || bytes >= MOST_BYTES) && !closed) {
            wait();
        }
        if (!closed) {
            batches.add(batch);
            bytes += batch.count();
            notifyAll();
        }
        return !closed;
    }

    /** There are no more batches: the object ended. */
    synchronized void end(ObjectSummary ended) {
        summary = ended;
        notifyAll();
    }

    /** There are no more batches: something went wrong. */
    synchronized void fail(Throwable why) {
        failure = why;
        notifyAll();
    }

    /** Nobody takes batches any more. */
    synchronized void close() {
        closed = true;
        batches.clear();
        notifyAll();
    }

    /**
     * Waits for the next batch.
     *
     * @return null at the object's end
     */
    synchronized Batch take() throws IOException, InterruptedException {
        while (batches.isEmpty() && summary == null && failure == null) {
            wait();
        }
        if (!batches.isEmpty()) {
            notifyAll();
            Batch batch = batches.remove();
            bytes -= batch.count();
            return batch;
        }
        if (failure != null) {
            throw rethrown();
        }
        return null;
    }

    private SourceFailure rethrown() {
        if (failure instanceof Error defect) {
            throw defect;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        return failure instanceof SourceFailure source
                ? source
                : new SourceFailure("an object could not be read", failure);
    }

    /** What became of the object; once {@link #take} has returned null. */
    synchronized ObjectSummary summary() {
        return summary;
    }
}
