package io.brewline.testing;

import java.util.Arrays;
import java.util.HexFormat;
import software.amazon.awssdk.utils.Md5Utils;

/** One version of one object in {@link InMemoryS3}; a delete marker is a version without bytes. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredObject(String key, String versionId, byte[] bytes, boolean isDeleteMarker) {
    static StoredObject of(String key, String versionId, byte[] bytes) {
        return new StoredObject(key, versionId, bytes.clone(), false);
    }

    static StoredObject deleteMarker(String key, String versionId) {
        return new StoredObject(key, versionId, new byte[0], true);
    }

    String eTag() {
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(bytes));
    }

    byte[] copyOfBytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
