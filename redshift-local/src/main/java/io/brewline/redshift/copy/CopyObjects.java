package io.brewline.redshift.copy;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.redshift.copy.Manifest.Entry;
import io.brewline.redshift.copy.Manifest.Presence;
import io.brewline.redshift.sql.CopyStatement;
import io.brewline.redshift.sql.CopyStatement.Compression;
import io.brewline.redshift.sql.CopyStatement.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects that one COPY reads. {@link #abort} may be called from another thread, nothing else may. */
final class CopyObjects {
    private static final int BUFFER_BYTES = 1 << 16;

    private final S3Client s3;
    private volatile ResponseInputStream<GetObjectResponse> open;
    private volatile boolean aborted;

    CopyObjects(S3Client s3) {
        this.s3 = s3;
    }

    /** What the statement names, by its manifest or by prefix. */
    List<Entry> list(CopyStatement copy) throws IOException {
        S3Address address = new S3Address(copy.bucket(), copy.key());
        if (copy.source() == Source.MANIFEST) {
            return Manifest.parse(readAll(address)).entries();
        }
        List<Entry> entries = listPrefix(address);
        if (entries.isEmpty()) {
            throw new SourceFailure("The specified S3 prefix '" + copy.key() + "' does not exist");
        }
        return entries;
    }

    /** Opens an object unpacked; empty when it is missing and may be. */
    Optional<InputStream> open(Entry entry, Compression compression) throws IOException {
        try {
            return Optional.of(unpacked(raw(entry.address()), compression));
        } catch (NoSuchKeyException e) {
            if (entry.presence() == Presence.OPTIONAL) {
                return Optional.empty();
            }
            throw SourceFailure.of(e, entry.address());
        } catch (SdkException e) {
            throw SourceFailure.of(e, entry.address());
        } catch (IOException e) {
            throw new SourceFailure("Cannot unpack " + entry.address() + ": " + e.getMessage(), e);
        }
    }

    /** Ends a read that another thread is waiting in. */
    void abort() {
        aborted = true;
        ResponseInputStream<GetObjectResponse> reading = open;
        if (reading != null) {
            reading.abort();
        }
    }

    private InputStream raw(S3Address address) throws IOException {
        open = s3.getObject(GetObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.key())
                .build());
        if (aborted) {
            open.abort();
            throw new SourceFailure("COPY was cancelled");
        }
        return new BufferedInputStream(open, BUFFER_BYTES);
    }

    private static InputStream unpacked(InputStream raw, Compression compression) throws IOException {
        raw.mark(1);
        boolean empty = raw.read() < 0;
        raw.reset();
        if (empty) {
            return raw;
        }
        return switch (compression) {
            case NONE -> raw;
            case GZIP -> new GZIPInputStream(raw, BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(raw);
        };
    }

    private byte[] readAll(S3Address address) throws IOException {
        try (InputStream in = raw(address)) {
            return in.readAllBytes();
        } catch (SdkException e) {
            throw SourceFailure.of(e, address);
        }
    }

    private List<Entry> listPrefix(S3Address prefix) throws SourceFailure {
        try {
            return s3
                    .listObjectsV2Paginator(list -> list.bucket(prefix.bucket()).prefix(prefix.key()))
                    .contents()
                    .stream()
                    .map(found -> new Entry(new S3Address(prefix.bucket(), found.key()), Presence.MANDATORY))
                    .toList();
        } catch (SdkException e) {
            throw SourceFailure.of(e, prefix);
        }
    }
}
