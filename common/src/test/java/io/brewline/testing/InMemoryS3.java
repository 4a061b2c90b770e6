package io.brewline.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * S3 in memory: versioned buckets that appear when they are written to, conditional reads and writes, multipart uploads,
 * and failures on demand. It answers what the functions call; anything else is an {@link UnsupportedOperationException}.
 * Thread-safe.
 */
public final class InMemoryS3 implements S3Client {
    private final Map<String, Map<String, Deque<StoredObject>>> buckets = new TreeMap<>();
    private final Map<String, Map<Integer, byte[]>> uploads = new TreeMap<>();
    private final Map<String, Deque<RuntimeException>> failures = new HashMap<>();
    private final List<GetObjectRequest> reads = new ArrayList<>();
    private UnaryOperator<InputStream> wire = bytes -> bytes;
    private int made;
    private int aborts;

    /** Stores an object and gives its version id. */
    public String put(String bucket, String key, byte[] bytes) {
        return putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes))
                .versionId();
    }

    /** The newest content of an object, or empty where there is none. */
    public synchronized Optional<byte[]> bytes(String bucket, String key) {
        return newest(bucket, key).map(StoredObject::copyOfBytes);
    }

    /** Forgets all objects and uploads; ids begin anew. */
    public synchronized void clear() {
        buckets.clear();
        uploads.clear();
        reads.clear();
        made = 0;
    }

    /** The keys of a bucket's objects, sorted. */
    public synchronized List<String> keys(String bucket) {
        return versionsByKey(bucket).keySet().stream()
                .filter(key -> newest(bucket, key).isPresent())
                .toList();
    }

    /** Keys and ids of uploads that were begun and neither completed nor aborted. */
    public synchronized List<String> unfinishedUploads() {
        return List.copyOf(uploads.keySet());
    }

    /** The reads so far. */
    public synchronized List<GetObjectRequest> reads() {
        return List.copyOf(reads);
    }

    /** How many reads were broken off before their end. */
    public synchronized int aborts() {
        return aborts;
    }

    /** Lets the next call of {@code operation}, such as {@code PutObject}, fail; calls add up. */
    public synchronized void failNext(String operation, RuntimeException failure) {
        failures.computeIfAbsent(operation, any -> new ArrayDeque<>()).add(failure);
    }

    /** Passes the bytes of all reads from now on through {@code wire}, which may cut or break them. */
    public synchronized void wire(UnaryOperator<InputStream> newWire) {
        wire = newWire;
    }

    @Override
    public synchronized <R> R getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> into) {
        failIfTold("GetObject");
        reads.add(request);
        StoredObject object = S3Answers.requireReadable(find(request), request);
        GetObjectResponse response = GetObjectResponse.builder()
                .eTag('"' + object.eTag() + '"')
                .versionId(object.versionId())
                .contentLength((long) object.bytes().length)
                .build();
        InputStream bytes = wire.apply(new ByteArrayInputStream(object.bytes()));
        try {
            return into.transform(response, AbortableInputStream.create(bytes, () -> aborts++));
        } catch (Exception e) {
            throw new IllegalStateException("the response could not be handed over", e);
        }
    }

    @Override
    public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        failIfTold("PutObject");
        if ("*".equals(request.ifNoneMatch())
                && newest(request.bucket(), request.key()).isPresent()) {
            throw S3Answers.error(412, "PreconditionFailed");
        }
        StoredObject object = store(request.bucket(), request.key(), bytesOf(body));
        return PutObjectResponse.builder()
                .versionId(object.versionId())
                .eTag('"' + object.eTag() + '"')
                .build();
    }

    @Override
    public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        failIfTold("DeleteObject");
        Deque<StoredObject> versions = versions(request.bucket(), request.key());
        if (request.versionId() == null) {
            versions.addFirst(StoredObject.deleteMarker(request.key(), nextId("version")));
        } else {
            versions.removeIf(version -> version.versionId().equals(request.versionId()));
        }
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public synchronized CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        failIfTold("CreateMultipartUpload");
        String id = nextId("upload");
        uploads.put(uploadName(request.key(), id), new TreeMap<>());
        return CreateMultipartUploadResponse.builder().uploadId(id).build();
    }

    @Override
    public synchronized UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        failIfTold("UploadPart");
        byte[] bytes = bytesOf(body);
        upload(request.key(), request.uploadId()).put(request.partNumber(), bytes);
        return UploadPartResponse.builder()
                .eTag(StoredObject.of("", "", bytes).eTag())
                .build();
    }

    @Override
    public synchronized CompleteMultipartUploadResponse completeMultipartUpload(
            CompleteMultipartUploadRequest request) {
        failIfTold("CompleteMultipartUpload");
        Map<Integer, byte[]> pieces = upload(request.key(), request.uploadId());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (CompletedPart part : request.multipartUpload().parts()) {
            S3Answers.requirePiece(part, pieces);
            whole.writeBytes(pieces.get(part.partNumber()));
        }
        uploads.remove(uploadName(request.key(), request.uploadId()));
        store(request.bucket(), request.key(), whole.toByteArray());
        return CompleteMultipartUploadResponse.builder().build();
    }

    @Override
    public synchronized AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        failIfTold("AbortMultipartUpload");
        upload(request.key(), request.uploadId());
        uploads.remove(uploadName(request.key(), request.uploadId()));
        return AbortMultipartUploadResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private Optional<StoredObject> find(GetObjectRequest request) {
        if (request.versionId() == null) {
            return newest(request.bucket(), request.key());
        }
        return versions(request.bucket(), request.key()).stream()
                .filter(version -> version.versionId().equals(request.versionId()))
                .findFirst();
    }

    private Optional<StoredObject> newest(String bucket, String key) {
        return Optional.ofNullable(versions(bucket, key).peekFirst()).filter(version -> !version.isDeleteMarker());
    }

    private StoredObject store(String bucket, String key, byte[] bytes) {
        StoredObject object = StoredObject.of(key, nextId("version"), bytes);
        versions(bucket, key).addFirst(object);
        return object;
    }

    private Deque<StoredObject> versions(String bucket, String key) {
        return versionsByKey(bucket).computeIfAbsent(key, any -> new ArrayDeque<>());
    }

    private Map<String, Deque<StoredObject>> versionsByKey(String bucket) {
        return buckets.computeIfAbsent(bucket, any -> new TreeMap<>());
    }

    private Map<Integer, byte[]> upload(String key, String id) {
        Map<Integer, byte[]> pieces = uploads.get(uploadName(key, id));
        if (pieces == null) {
            throw S3Answers.error(404, "NoSuchUpload");
        }
        return pieces;
    }

    private static String uploadName(String key, String id) {
        return key + " " + id;
    }

    private String nextId(String kind) {
        made++;
        return kind + "-" + made;
    }

    private void failIfTold(String operation) {
        RuntimeException failure =
                failures.getOrDefault(operation, new ArrayDeque<>()).poll();
        if (failure != null) {
            throw failure;
        }
    }

    private static byte[] bytesOf(RequestBody body) {
        try (InputStream bytes = body.contentStreamProvider().newStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
