package io.brewline.local.s3;

import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration;
import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration.Status;
import com.adobe.testing.s3mock.s3.service.BucketService;
import com.adobe.testing.s3mock.s3.service.MultipartService;
import com.adobe.testing.s3mock.s3.service.ObjectService;
import com.adobe.testing.s3mock.s3.service.ServiceConfiguration;
import com.adobe.testing.s3mock.s3.store.BucketStore;
import com.adobe.testing.s3mock.s3.store.KmsKeyStore;
import com.adobe.testing.s3mock.s3.store.MultipartStore;
import com.adobe.testing.s3mock.s3.store.ObjectStore;
import com.adobe.testing.s3mock.s3.store.StoreConfiguration;
import com.adobe.testing.s3mock.s3.store.StoreProperties;
import io.brewline.local.UserError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * S3Mock's services over the objects of one directory: its own wiring, called directly.
 *
 * @param buckets what is said of buckets
 * @param objects what is said of objects
 * @param multipart uploads in parts
 * @param keys the encryption keys that requests may name: none
 */
record S3Store(BucketService buckets, ObjectService objects, MultipartService multipart, KmsKeyStore keys) {
    private static final String REGION = LocalS3.REGION.id();

    /** Reads what is kept in {@code directory} and creates the buckets that are missing there. */
    static S3Store open(Path directory, List<String> buckets, Set<String> versioned) {
        create(directory);
        try {
            return read(directory, buckets, versioned);
        } catch (JacksonException | IllegalArgumentException e) {
            throw UserError.failed(
                    "The objects in " + directory
                            + " are damaged: run `brewline reset` and load the branch files again.",
                    e);
        }
    }

    private static S3Store read(Path directory, List<String> buckets, Set<String> versioned) {
        WholeFileJson json = new WholeFileJson(KotlinAsJava.configure(JsonMapper.builder()));
        StoreProperties properties = new StoreProperties(true, directory.toString(), Set.of(), buckets, REGION);
        StoreConfiguration wiring = new StoreConfiguration();
        File root = wiring.rootFolder(properties);
        List<String> kept = wiring.bucketNames(root);
        BucketStore bucketStore = wiring.bucketStore(properties, root, kept, new BucketBooks(json), REGION);
        ObjectStore objectStore = wiring.objectStore(kept, bucketStore, json);
        MultipartStore multipartStore = wiring.multipartStore(objectStore, json);
        ServiceConfiguration services = new ServiceConfiguration();
        S3Store store = new S3Store(
                services.bucketService(bucketStore, objectStore),
                services.objectService(bucketStore, objectStore),
                services.multipartService(bucketStore, multipartStore),
                wiring.kmsKeyStore(properties));
        versioned.forEach(store::keepVersions);
        return store;
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of S3's objects cannot be made: " + directory, e);
        }
    }

    private void keepVersions(String bucket) {
        if (!buckets.verifyBucketExists(bucket).isVersioningEnabled()) {
            buckets.setVersioningConfiguration(bucket, new VersioningConfiguration(null, Status.ENABLED));
        }
    }
}
