package io.brewline.redshift.copy;

import io.brewline.redshift.copy.CopyObjects.Opened;
import io.brewline.redshift.copy.Manifest.Entry;
import io.brewline.redshift.sql.CopyStatement;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads objects ahead: while one is being loaded, the next is fetched and unpacked. Used by the thread that loads;
 * close it, or threads stay.
 */
final class ReadAhead implements AutoCloseable {
    private final CopyStatement copy;
    private final CopyObjects objects;
    private final List<Entry> entries;
    private final Queue<BatchQueue> begun = new ArrayDeque<>();
    private final ExecutorService threads;
    private int next;
    private BatchQueue current;

    /** @param ahead how many objects are read while another one is loaded */
    ReadAhead(CopyStatement copy, CopyObjects objects, List<Entry> entries, int ahead) {
        this.copy = copy;
        this.objects = objects;
        this.entries = entries;
        threads = Executors.newFixedThreadPool(ahead + 1, ReadAhead::daemon);
        for (int i = 0; i < ahead; i++) {
            begin();
        }
    }

    /** The batches of the next object, in the entries' order. */
    BatchQueue take() {
        begin();
        current = begun.remove();
        return current;
    }

    private void begin() {
        if (next < entries.size()) {
            Entry entry = entries.get(next++);
            BatchQueue queue = new BatchQueue();
            begun.add(queue);
            threads.execute(() -> read(entry, queue));
        }
    }

    private void read(Entry entry, BatchQueue queue) {
        try {
            Optional<Opened> opened = objects.open(entry, copy.source().compression());
            if (opened.isEmpty()) {
                queue.end(ObjectSummary.ABSENT);
            } else if (!new ObjectReading(copy, entry.address(), queue).read(opened.get())) {
                objects.abort();
            }
        } catch (Throwable e) {
            // Whatever it is: who loads waits for it.
            queue.fail(e);
        }
    }

    /** Ends every reading; what waits for S3 is cut off. */
    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        begun.forEach(BatchQueue::close);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "copy-read-ahead");
        thread.setDaemon(true);
        return thread;
    }
}
