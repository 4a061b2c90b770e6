package io.brewline.it.faults;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * S3 as its HTTP interface shows it: versions, conditions, checksums. It answers what the functions and COPY ask, anything
 * else with 501. Thread-safe.
 */
final class SimulatedS3 {
    private final Map<String, List<Version>> objects = new TreeMap<>();
    private int made;

    /** One version of an object. */
    @SuppressWarnings("ArrayRecordComponent") // versions are told apart by their ids
    record Version(String id, byte[] bytes) {
        String eTag() {
            return HexFormat.of().formatHex(md5(bytes));
        }
    }

    /** Answers a request in path style. */
    synchronized HttpAnswer answer(HttpCall call) {
        return switch (call.method()) {
            case PUT -> put(call);
            case GET -> get(call);
            case DELETE -> delete(call);
            default -> HttpAnswer.error(501, "NotImplemented");
        };
    }

    private HttpAnswer put(HttpCall call) {
        if (call.checksum().filter(Predicate.not(crc32(call.body())::equals)).isPresent()) {
            return HttpAnswer.error(400, "BadDigest");
        }
        if (call.header("If-None-Match").isPresent() && newest(call.path()).isPresent()) {
            return HttpAnswer.error(412, "PreconditionFailed");
        }
        Version version = store(call.path(), call.body());
        return HttpAnswer.of(200, "").with("ETag", '"' + version.eTag() + '"').with("x-amz-version-id", version.id());
    }

    /** Keys that were written again with other bytes. */
    synchronized List<String> rewritten(String bucket) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith("/" + bucket + "/"))
                .filter(object ->
                        object.getValue().stream().map(Version::eTag).distinct().count() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Stores a version. */
    synchronized Version store(String path, byte[] bytes) {
        Version version = new Version("v" + ++made, bytes);
        objects.computeIfAbsent(path, any -> new ArrayList<>()).add(version);
        return version;
    }

    private HttpAnswer get(HttpCall call) {
        Optional<Version> found = call.parameter("versionId")
                .map(id -> versions(call.path()).stream()
                        .filter(version -> version.id().equals(id))
                        .findFirst())
                .orElseGet(() -> newest(call.path()));
        if (found.isEmpty()) {
            return HttpAnswer.error(404, "NoSuchKey");
        }
        Version version = found.get();
        String quoted = '"' + version.eTag() + '"';
        if (call.header("If-Match").filter(Predicate.not(quoted::equals)).isPresent()) {
            return HttpAnswer.error(412, "PreconditionFailed");
        }
        return checkable(call, version).with("ETag", quoted).with("x-amz-version-id", version.id());
    }

    /** With whichever checksum the SDK asks for, so that it can tell what was damaged on the way. */
    private static HttpAnswer checkable(HttpCall call, Version version) {
        if (call.header("x-amz-te").isEmpty()) {
            return new HttpAnswer(200, Map.of("x-amz-checksum-crc32", crc32(version.bytes())), version.bytes());
        }
        byte[] md5 = md5(version.bytes());
        byte[] body = Arrays.copyOf(version.bytes(), version.bytes().length + md5.length);
        System.arraycopy(md5, 0, body, version.bytes().length, md5.length);
        return new HttpAnswer(200, Map.of("x-amz-transfer-encoding", "append-md5"), body);
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private HttpAnswer delete(HttpCall call) {
        objects.remove(call.path());
        return HttpAnswer.of(204, "");
    }

    /** The newest content of each object of a bucket, by key. */
    synchronized Map<String, byte[]> contents(String bucket) {
        Map<String, byte[]> contents = new TreeMap<>();
        objects.forEach((path, versions) -> {
            String folder = "/" + bucket + "/";
            if (path.startsWith(folder)) {
                contents.put(
                        path.substring(folder.length()),
                        versions.get(versions.size() - 1).bytes());
            }
        });
        return contents;
    }

    private List<Version> versions(String path) {
        return objects.getOrDefault(path, List.of());
    }

    private Optional<Version> newest(String path) {
        List<Version> versions = versions(path);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) crc.getValue())
                        .array());
    }
}
