package io.brewline.local.s3;

/** How an object came into being: the names of S3's events. */
enum Creation {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE_MULTIPART_UPLOAD("ObjectCreated:CompleteMultipartUpload");

    private final String eventName;

    Creation(String eventName) {
        this.eventName = eventName;
    }

    String eventName() {
        return eventName;
    }
}
