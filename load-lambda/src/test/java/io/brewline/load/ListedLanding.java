package io.brewline.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.paginators.ListObjectVersionsIterable;

/** A landing bucket that can only be listed, a version a page. */
final class ListedLanding implements S3Client {
    private final List<ObjectVersion> versions = new ArrayList<>();
    private Runnable atTheEnd = () -> {};

    /** A version that was replaced by nothing that is kept. */
    void replaced(String key, Instant at) {
        versions.add(ObjectVersion.builder()
                .key(key)
                .versionId("1")
                .size(1L)
                .lastModified(at)
                .isLatest(false)
                .build());
    }

    /** What happens before the last page, which is empty. */
    void atTheEnd(Runnable hook) {
        atTheEnd = hook;
    }

    @Override
    public ListObjectVersionsIterable listObjectVersionsPaginator(ListObjectVersionsRequest request) {
        return new ListObjectVersionsIterable(this, request);
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        int page = request.keyMarker() == null ? 0 : Integer.parseInt(request.keyMarker());
        if (page == versions.size()) {
            atTheEnd.run();
            return ListObjectVersionsResponse.builder().isTruncated(false).build();
        }
        return ListObjectVersionsResponse.builder()
                .versions(versions.get(page))
                .isTruncated(true)
                .nextKeyMarker(Integer.toString(page + 1))
                .nextVersionIdMarker("1")
                .build();
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
