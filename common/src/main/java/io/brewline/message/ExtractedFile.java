package io.brewline.message;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;

/**
 * "This object is a branch file, and this is how to read it": from Extract to Transform. The same object version always
 * gives the same message.
 *
 * @param object the file's version
 * @param contentSha256 of the bytes as they lie in S3, 64 hexadecimal digits
 * @param compression how the bytes are packed
 * @param charset how the text is encoded: {@code UTF-8} or {@code windows-1252}
 * @param layout the layout's name, such as {@code supercafe}
 * @param header whether the first row is a header
 * @param columns for each field of the layout, in its order, the column that holds it, from 0; -1 where the file lacks
 *     it
 * @param landedAt when the object was created
 */
@JsonTypeName("ExtractedFile")
public record ExtractedFile(
        S3ObjectReference object,
        String contentSha256,
        Compression compression,
        String charset,
        String layout,
        Header header,
        List<Integer> columns,
        Instant landedAt)
        implements Message {
    public ExtractedFile {
        columns = List.copyOf(columns);
    }

    /** How an object's bytes are packed, told by their first bytes. */
    public enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    /** Whether a file's first row names its columns. */
    public enum Header {
        ABSENT,
        PRESENT
    }
}
