package io.brewline.redshift.copy;

import com.github.luben.zstd.ZstdInputStream;
import io.brewline.redshift.copy.Manifest.Entry;
import io.brewline.redshift.copy.Manifest.Presence;
import io.brewline.redshift.sql.CopySource;
import io.brewline.redshift.sql.CopySource.Compression;
import io.brewline.redshift.sql.CopySource.Kind;
import io.brewline.redshift.sql.CopyStatement;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects that one COPY reads. Thread-safe: several may be open, and {@link #abort} ends them all. */
final class CopyObjects {
    private static final int BUFFER_BYTES = 1 << 16;

    private final S3Client s3;
    private final Set<ResponseInputStream<GetObjectResponse>> reading = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    /**
     * An object being read.
     *
     * @param bytes its size as it is stored; 0 when S3 does not tell
     */
    record Opened(InputStream content, long bytes) {}

    CopyObjects(S3Client s3) {
        this.s3 = s3;
    }

    /** What the statement names, by its manifest or by prefix. */
    List<Entry> list(CopyStatement copy) throws IOException {
        CopySource source = copy.source();
        S3Address address = new S3Address(source.bucket(), source.key());
        if (source.kind() == Kind.MANIFEST) {
            return Manifest.parse(readManifest(address)).entries();
        }
        List<Entry> entries = listPrefix(address);
        if (entries.isEmpty()) {
            throw new SourceFailure("The specified S3 prefix '" + source.key() + "' does not exist");
        }
        return entries;
    }

    /** Opens an object unpacked; empty when it is missing and may be. */
    Optional<Opened> open(Entry entry, Compression compression) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> raw = raw(entry.address());
            Long bytes = raw.response().contentLength();
            InputStream content = unpacked(new BufferedInputStream(forgetting(raw), BUFFER_BYTES), compression);
            return Optional.of(new Opened(content, bytes == null ? 0 : bytes));
        } catch (NoSuchKeyException e) {
            if (entry.presence() == Presence.OPTIONAL) {
                return Optional.empty();
            }
            throw SourceFailure.of(e, entry.address());
        } catch (SdkException e) {
            throw SourceFailure.of(e, entry.address());
        } catch (SourceFailure e) {
            throw e;
        } catch (IOException e) {
            throw new SourceFailure("Cannot unpack " + entry.address() + ": " + e.getMessage(), e);
        }
    }

    /** Ends reads that other threads are waiting in. */
    void abort() {
        aborted = true;
        reading.forEach(ResponseInputStream::abort);
    }

    private ResponseInputStream<GetObjectResponse> raw(S3Address address) throws IOException {
        ResponseInputStream<GetObjectResponse> raw = s3.getObject(GetObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.key())
                .build());
        reading.add(raw);
        if (aborted) {
            raw.abort();
            throw new SourceFailure("COPY was cancelled");
        }
        return raw;
    }

    /** An object that has been read is not to be aborted. */
    private InputStream forgetting(ResponseInputStream<GetObjectResponse> raw) {
        return new FilterInputStream(raw) {
            @Override
            public void close() throws IOException {
                reading.remove(raw);
                super.close();
            }
        };
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

    private byte[] readManifest(S3Address address) throws IOException {
        try (InputStream in = forgetting(raw(address))) {
            return in.readAllBytes();
        } catch (SourceFailure e) {
            throw e;
        } catch (IOException e) {
            throw new SourceFailure("Problem reading manifest file - " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new SourceFailure(
                    "Problem reading manifest file - "
                            + SourceFailure.of(e, address).getMessage(),
                    e);
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
