package io.brewline.reconcile;

import io.brewline.testing.S3Answers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.paginators.ListObjectVersionsIterable;

/** A landing bucket with versions, listed by pages of two; as much of S3 as Reconcile calls. */
final class FakeLanding implements S3Client {
    private static final int PAGE = 2;

    private final List<Stored> versions = new ArrayList<>();
    private final List<CopyObjectRequest> copies = new ArrayList<>();
    private Runnable beforeCopy = () -> {};
    private Runnable whileCopying = () -> {};
    private RuntimeException copyFailure;
    private boolean encrypts;

    private record Stored(
            String key,
            String id,
            String content,
            String eTag,
            Instant at,
            Map<String, String> metadata,
            boolean gone) {}

    /** Puts a version; its id. */
    String put(String key, String content, Instant at) {
        return store(key, content, at, Map.of(), false);
    }

    /** As {@code deploy.sh replay} does it. */
    String replay(String key, Instant at) {
        return store(key, newest(key).content(), at, Map.of("replayed-at", at.toString()), false);
    }

    /** Copies a version over what is there, as the runbook does it. */
    String copyOver(String key, String id, Instant at) {
        return store(key, version(id).content(), at, Map.of("from-version", id), false);
    }

    void delete(String key, Instant at) {
        store(key, "", at, Map.of(), true);
    }

    /** ETags tell nothing from now on, as with a key of KMS. */
    void encrypt() {
        encrypts = true;
    }

    void beforeCopy(Runnable hook) {
        beforeCopy = hook;
    }

    /** What happens after the source was read, and before the copy is there. */
    void whileCopying(Runnable hook) {
        whileCopying = hook;
    }

    void failCopies(RuntimeException failure) {
        copyFailure = failure;
    }

    List<CopyObjectRequest> copies() {
        return copies;
    }

    Map<String, String> metadata(String key) {
        return newest(key).metadata();
    }

    private String store(String key, String content, Instant at, Map<String, String> metadata, boolean gone) {
        String id = "v" + (versions.size() + 1);
        String eTag = '"' + Integer.toHexString(content.hashCode()) + (encrypts ? id : "") + '"';
        versions.add(0, new Stored(key, id, content, eTag, at, metadata, gone));
        return id;
    }

    private Stored newest(String key) {
        return versions.stream()
                .filter(version -> version.key().equals(key))
                .findFirst()
                .filter(version -> !version.gone())
                .orElseThrow(() -> S3Answers.error(404, "NoSuchKey"));
    }

    private Stored version(String id) {
        return versions.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> S3Answers.error(404, "NoSuchKey"));
    }

    @Override
    public ListObjectVersionsIterable listObjectVersionsPaginator(ListObjectVersionsRequest request) {
        return new ListObjectVersionsIterable(this, request);
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        List<Stored> sorted =
                versions.stream().sorted(Comparator.comparing(Stored::key)).toList();
        int from = request.keyMarker() == null ? 0 : Integer.parseInt(request.versionIdMarker());
        int until = Math.min(from + PAGE, sorted.size());
        return ListObjectVersionsResponse.builder()
                .versions(sorted.subList(from, until).stream()
                        .filter(version -> !version.gone())
                        .map(this::listed)
                        .toList())
                .isTruncated(until < sorted.size())
                .nextKeyMarker("a page")
                .nextVersionIdMarker(Integer.toString(until))
                .build();
    }

    private ObjectVersion listed(Stored version) {
        boolean isLatest = versions.stream()
                .filter(other -> other.key().equals(version.key()))
                .findFirst()
                .orElseThrow()
                .equals(version);
        return ObjectVersion.builder()
                .key(version.key())
                .versionId(version.id())
                .eTag(version.eTag())
                .size((long) version.content().getBytes(StandardCharsets.UTF_8).length)
                .lastModified(version.at())
                .isLatest(isLatest)
                .build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Stored found = request.versionId() == null ? newest(request.key()) : version(request.versionId());
        requireMatch(request.ifMatch(), found);
        return HeadObjectResponse.builder()
                .metadata(found.metadata())
                .contentType("text/csv")
                .build();
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        beforeCopy.run();
        if (copyFailure != null) {
            throw copyFailure;
        }
        Stored source = newest(request.sourceKey());
        requireMatch(request.copySourceIfMatch(), source);
        whileCopying.run();
        requireMatch(request.ifMatch(), newest(request.destinationKey()));
        if (request.metadataDirective() != MetadataDirective.REPLACE) {
            throw S3Answers.error(400, "InvalidRequest");
        }
        copies.add(request);
        store(request.destinationKey(), source.content(), LandingCheckTest.NOW, request.metadata(), false);
        return CopyObjectResponse.builder().build();
    }

    private static void requireMatch(String eTag, Stored found) {
        if (eTag != null && !eTag.equals(found.eTag())) {
            throw S3Answers.error(412, "PreconditionFailed");
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
