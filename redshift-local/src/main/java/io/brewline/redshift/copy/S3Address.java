package io.brewline.redshift.copy;

/** Where one object is. */
record S3Address(String bucket, String key) {
    private static final String SCHEME = "s3://";

    static S3Address parse(String url) throws SourceFailure {
        int slash = url.indexOf('/', SCHEME.length());
        if (!url.startsWith(SCHEME) || slash < 0 || slash == url.length() - 1) {
            throw new SourceFailure("Manifest file is not in expected format - an entry's url is not s3://bucket/key");
        }
        return new S3Address(url.substring(SCHEME.length(), slash), url.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
