package io.brewline.local.s3;

import com.adobe.testing.s3mock.s3.model.BucketMetadata;
import java.io.File;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes S3Mock's books of buckets, each of which holds the id of every key in its bucket. S3Mock reads a book for
 * every request and writes it anew for every key that comes or goes, so that ten thousand objects cost a hundred times what one
 * thousand do. Here a book is read once, and {@link KeyJournal} takes down what came and went since it was written.
 *
 * <p>Thread-safe: S3Mock changes a book under the lock of its bucket.
 */
final class BucketBooks extends JsonMapper {
    private static final long serialVersionUID = 1L;

    private final transient WholeFileJson json;
    private final transient Map<File, BucketMetadata> books = new ConcurrentHashMap<>();

    BucketBooks(WholeFileJson json) {
        this.json = json;
    }

    @Override
    public <T> T readValue(File file, Class<T> type) {
        return type.cast(books.computeIfAbsent(file, this::read));
    }

    private BucketMetadata read(File file) {
        BucketMetadata written = json.readValue(file, BucketMetadata.class);
        KeyJournal journal = KeyJournal.beside(file.toPath(), json);
        if (journal.read(written.getObjects())) {
            BucketMetadata whole = with(written, journal);
            json.writeValue(file, whole);
            journal.discard();
            return whole;
        }
        return with(written, journal);
    }

    @Override
    public void writeValue(File file, Object value) {
        // Keys that came or went are in the journal by now; a change of anything else makes a new book.
        if (books.get(file) != value) {
            json.writeValue(file, value);
            books.remove(file);
        }
    }

    private static BucketMetadata with(BucketMetadata book, KeyJournal keys) {
        return new BucketMetadata(
                book.getName(),
                book.getCreationDate(),
                book.getVersioningConfiguration(),
                book.getObjectLockConfiguration(),
                book.getBucketLifecycleConfiguration(),
                book.getObjectOwnership(),
                book.getPath(),
                book.getBucketRegion(),
                book.getBucketInfo(),
                book.getLocationInfo(),
                keys);
    }
}
