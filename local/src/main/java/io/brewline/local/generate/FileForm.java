package io.brewline.local.generate;

/** What a file is like as a whole. All of these must load. */
public enum FileForm {
    /** UTF-8, LF, a final newline, not compressed, a plain name. */
    PLAIN,
    /** UTF-8 with a byte order mark, and names that are not ASCII. */
    BYTE_ORDER_MARK,
    /** Not UTF-8: names and currency signs in Windows-1252. */
    WINDOWS_1252,
    CR,
    CRLF,
    NO_FINAL_NEWLINE,
    GZIP,
    ZSTD,
    /** Compressed content under a name that does not say so. */
    GZIP_UNDER_PLAIN_NAME,
    ZSTD_UNDER_PLAIN_NAME,
    /** A name with blanks, brackets, a plus and, where the platform's names can hold it, an {@code é}. */
    ODD_NAME
}
