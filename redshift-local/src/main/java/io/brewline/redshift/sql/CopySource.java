package io.brewline.redshift.sql;

/**
 * What a COPY reads.
 *
 * @param bucket where the objects are
 * @param key the manifest's key, or the prefix of the objects' keys
 * @param kind what {@code key} means
 */
public record CopySource(String bucket, String key, Kind kind, Compression compression) {
    /** What the S3 address names. */
    public enum Kind {
        MANIFEST,
        PREFIX
    }

    /** How objects are packed. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    static CopySource of(String address, Kind kind, Compression compression) {
        int slash = address.indexOf('/');
        return slash < 0
                ? new CopySource(address, "", kind, compression)
                : new CopySource(address.substring(0, slash), address.substring(slash + 1), kind, compression);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
