package io.brewline.local.s3;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees which requests have created objects, and tells a listener; S3Mock itself tells nobody. */
final class CreationWatch extends HttpFilter {
    /** A request with this header is told of by the one who sends it. */
    static final String TOLD_BY_SENDER = "x-brewline-told-by-sender";

    private static final Logger LOG = LoggerFactory.getLogger(CreationWatch.class);
    private static final long serialVersionUID = 1L;
    private static final int OK = 200;

    private transient volatile Listener listener = (creation, bucket, key, versionId) -> {};

    /** Hears of objects, on the thread of the request. */
    @FunctionalInterface
    interface Listener {
        /** {@code versionId} is null in a bucket without versions. */
        void created(Creation creation, String bucket, String key, String versionId);
    }

    void tell(Listener listener) {
        this.listener = listener;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isToldBySender = request.getHeader(TOLD_BY_SENDER) != null;
        chain.doFilter(request, response);
        if (response.getStatus() == OK && !isToldBySender) {
            creation(request).ifPresent(creation -> tell(creation, request, response));
        }
    }

    private static Optional<Creation> creation(HttpServletRequest request) {
        boolean isPut = request.getMethod().equals("PUT");
        // The query tells an object from its tags, its retention, its parts. SDKs name the operation there, too.
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        if (isPut && (query.isEmpty() || query.startsWith("x-id="))) {
            boolean isCopy = request.getHeader("x-amz-copy-source") != null;
            return Optional.of(isCopy ? Creation.COPY : Creation.PUT);
        }
        if (request.getMethod().equals("POST") && query.contains("uploadId=")) {
            return Optional.of(Creation.COMPLETE_MULTIPART_UPLOAD);
        }
        return Optional.empty();
    }

    private void tell(Creation creation, HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI().substring(1);
        int slash = path.indexOf('/');
        if (slash < 0 || slash == path.length() - 1) {
            return;
        }
        try {
            listener.created(
                    creation,
                    path.substring(0, slash),
                    decoded(path.substring(slash + 1)),
                    response.getHeader("x-amz-version-id"));
        } catch (RuntimeException e) {
            // The object is there all the same, as it would be in S3.
            LOG.error("An object was created, and nobody could be told.", e);
        }
    }

    private static String decoded(String path) {
        // In a path, unlike in a form, a plus is a plus.
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
