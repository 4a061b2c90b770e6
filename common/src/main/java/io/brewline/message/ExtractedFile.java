package io.brewline.message;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * "This object is a branch file, and this is how to read it": from Extract to Transform. The same object version always
 * gives the same message.
 *
 * @param object the file's version
 * @param contentSha256 of the bytes as they lie in S3, 64 hexadecimal digits
 * @param compression how the bytes are packed
 * @param charset how the text is encoded: {@code UTF-8} or {@code windows-1252}
 * @param layout the layout's name, such as {@code supercafe}
 * @param columns the column, from 0, that holds each field of the file, by the field's code
 * @param landedAt when the object was created
 */
public record ExtractedFile(
        S3ObjectReference object,
        String contentSha256,
        Compression compression,
        String charset,
        String layout,
        SortedMap<String, Integer> columns,
        Instant landedAt)
        implements Message {
    public ExtractedFile {
        columns = new TreeMap<>(columns);
    }

    /** How an object's bytes are packed, told by their first bytes. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }
}
